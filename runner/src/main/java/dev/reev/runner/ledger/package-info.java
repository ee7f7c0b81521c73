/** The ledger of a run: the process that holds it and the calls it understands. */
@NullMarked
package dev.reev.runner.ledger;

import org.jspecify.annotations.NullMarked;
