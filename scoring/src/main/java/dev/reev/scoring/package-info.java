/** From the recorded course of a run to its score; pure functions, no ledger and no agent. */
@NullMarked
package dev.reev.scoring;

import org.jspecify.annotations.NullMarked;
