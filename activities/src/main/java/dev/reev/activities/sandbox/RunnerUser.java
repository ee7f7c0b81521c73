package dev.reev.activities.sandbox;

import dev.reev.sandbox.OwnUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Who a runner is. Under a worker that is root each attempt gets a user id of its own: the kernel
 * holds nobody who is root to a number of processes, and whatever the runner starts is known by it.
 */
public final class RunnerUser {

  /** Reading is as free as it was for root, so that a checkout in root's home still works. */
  private static final String CAPABILITIES = "-all,+dac_read_search";

  /** Else access(2), by which the JVM asks whether a file is there, would ignore capabilities. */
  private static final String SECURITY =
      "+no_setuid_fixup,+no_setuid_fixup_locked,+noroot,+noroot_locked";

  private final boolean own;

  private RunnerUser(boolean own) {
    this.own = own;
  }

  /** A user of its own if the worker is root and may hand out ids, else the worker's. */
  public static RunnerUser detect() {
    return new RunnerUser(
        OwnUser.isRoot() && Probe.succeeds(become(OwnUser.toTry(), List.of("true"))));
  }

  /** Whether runners have other user ids than their worker. */
  public boolean isOwn() {
    return own;
  }

  /**
   * The command as this user, who owns the folder from now on.
   *
   * @throws IOException when the folder cannot be given away
   */
  List<String> run(List<String> command, Path folder) throws IOException {
    if (!own) {
      return command;
    }
    int id = OwnUser.of(folder);
    OwnUser.give(folder, id);
    return become(id, command);
  }

  private static List<String> become(int id, List<String> command) {
    return OwnUser.become(
        id,
        List.of(
            "--securebits=" + SECURITY,
            "--inh-caps=" + CAPABILITIES,
            "--ambient-caps=" + CAPABILITIES,
            "--bounding-set=" + CAPABILITIES),
        command);
  }
}
