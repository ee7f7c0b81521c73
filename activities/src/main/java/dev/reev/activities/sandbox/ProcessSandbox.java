package dev.reev.activities.sandbox;

import java.io.IOException;
import java.util.List;

/** Limits, and a user of its own where the worker is root. What others may read, it may read. */
final class ProcessSandbox implements Sandbox {

  private final RunnerLimits limits;
  private final RunnerUser user;

  ProcessSandbox(RunnerLimits limits, RunnerUser user) {
    this.limits = limits;
    this.user = user;
  }

  @Override
  public List<String> confine(List<String> command, Workplace workplace) throws IOException {
    int others = user.isOwn() ? 0 : UserTasks.count();
    return user.run(Words.of(limits.words(others), command), workplace.folder());
  }

  @Override
  public int keepers() {
    return 0;
  }
}
