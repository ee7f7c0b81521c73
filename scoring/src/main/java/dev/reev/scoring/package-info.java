/** Scores the recorded trace of a run; pure functions, without a ledger or an agent. */
@NullMarked
package dev.reev.scoring;

import org.jspecify.annotations.NullMarked;
