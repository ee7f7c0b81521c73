package dev.reev.activities.sandbox;

import java.io.IOException;
import java.util.List;

/** Limits, and a user of its own where the worker is root. What others may read, it may read. */
final class ProcessSandbox implements Sandbox {

  private final RunnerLimits limits;
  private final RunnerUser user;

  /** There is no prlimit outside Linux. */
  private final boolean limited = Probe.succeeds(List.of("prlimit", "--version"));

  ProcessSandbox(RunnerLimits limits, RunnerUser user) {
    this.limits = limits;
    this.user = user;
  }

  @Override
  public List<String> confine(List<String> command, Workplace workplace) throws IOException {
    return user.run(limited ? limited(command) : command, workplace.folder());
  }

  private List<String> limited(List<String> command) {
    return limits.before(user.isOwn() ? 0 : UserTasks.count(), command);
  }

  @Override
  public int keepers() {
    return 0;
  }
}
