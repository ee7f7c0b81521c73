package dev.reev.activities.sandbox;

import dev.reev.sandbox.OwnUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * User of a runner. When the worker is root, each attempt gets a user id of its own: the kernel
 * does not enforce process limits for root, and the id identifies all processes of the attempt.
 */
public final class RunnerUser {

  /** Keeps root's right to read all files, so that a checkout in root's home still works. */
  private static final String CAPABILITIES = "-all,+dac_read_search";

  /** Otherwise access(2), with which the JVM checks for files, would ignore the capabilities. */
  private static final String SECURITY =
      "+no_setuid_fixup,+no_setuid_fixup_locked,+noroot,+noroot_locked";

  private final boolean own;

  private RunnerUser(boolean own) {
    this.own = own;
  }

  /** Uses separate user ids if the worker is root and may assign them, else the worker's user. */
  public static RunnerUser detect() {
    return new RunnerUser(
        OwnUser.isRoot() && Probe.succeeds(become(OwnUser.toTry(), List.of("true"))));
  }

  /** Returns true when runners have other user ids than their worker. */
  public boolean isOwn() {
    return own;
  }

  /**
   * Returns the command wrapped so that it runs as this user, and makes the user the owner of the
   * folder.
   *
   * @throws IOException when the owner of the folder cannot be changed
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
