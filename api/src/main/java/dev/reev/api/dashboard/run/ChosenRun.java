package dev.reev.api.dashboard.run;

import dev.reev.api.run.view.RunView;
import org.jspecify.annotations.Nullable;

/**
 * One of several runs that stand side by side.
 *
 * @param evidence null when it has no session file
 */
record ChosenRun(RunView run, @Nullable RunEvidence evidence) {}
