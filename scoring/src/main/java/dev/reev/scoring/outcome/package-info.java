/** Scores the outcome of a run on the ledger: conditions, and the guard against harm. */
@NullMarked
package dev.reev.scoring.outcome;

import org.jspecify.annotations.NullMarked;
