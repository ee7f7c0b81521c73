package dev.reev.runner.run;

import dev.reev.benchmarks.session.SessionFile;
import java.io.IOException;
import java.util.List;

/** Executes runs one after another; a failed run does not stop the following ones. */
final class RunSeries {

  static final int RAN = 0;
  static final int FAILED = 1;

  private final Runner runner;
  private final RunReport report;

  RunSeries(Runner runner, RunReport report) {
    this.runner = runner;
    this.report = report;
  }

  /** Returns the exit code: {@link #RAN} when every run has a score. */
  int run(List<RunOrder> orders) {
    int exitCode = RAN;
    for (RunOrder order : orders) {
      if (!run(order)) {
        exitCode = FAILED;
      }
    }
    return exitCode;
  }

  private boolean run(RunOrder order) {
    try {
      SessionFile file = runner.run(order);
      report.print(order, file);
      return file.failure() == null;
    } catch (IOException e) {
      report.printUnwritable(e);
      return false;
    }
  }
}
