/** Turns instructions into a transaction on the ledger. */
@NullMarked
package dev.reev.runner.transaction;

import org.jspecify.annotations.NullMarked;
