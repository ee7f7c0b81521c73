/** The ledger of a run: its process, and the client that calls it. */
@NullMarked
package dev.reev.runner.ledger;

import org.jspecify.annotations.NullMarked;
