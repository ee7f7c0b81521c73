package dev.reev.api.dashboard.run;

import dev.reev.api.run.view.RunView;
import org.jspecify.annotations.Nullable;

/**
 * One of two runs.
 *
 * @param evidence null when it has no session file
 */
record RunSide(RunView run, @Nullable RunEvidence evidence) {}
