package dev.reev.activities.sandbox;

import java.io.IOException;
import java.util.List;

/**
 * Resource limits, and a user id of its own when the worker is root. The runner can read whatever
 * is readable for all users.
 */
final class ProcessSandbox implements Sandbox {

  private final RunnerLimits limits;
  private final RunnerUser user;

  /** False outside Linux, which has no prlimit. */
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
