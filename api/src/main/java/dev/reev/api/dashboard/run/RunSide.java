package dev.reev.api.dashboard.run;

import dev.reev.api.run.view.RunView;
import dev.reev.benchmarks.session.SessionFile;
import org.jspecify.annotations.Nullable;

/**
 * One of two runs.
 *
 * @param session null when it has no session file
 * @param evidence null likewise
 */
record RunSide(RunView run, @Nullable SessionFile session, @Nullable RunEvidence evidence) {

  static RunSide of(RunView run, @Nullable SessionFile session) {
    return new RunSide(run, session, session == null ? null : RunEvidence.of(session));
  }
}
