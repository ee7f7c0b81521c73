package dev.reev.cli.doctor;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Which sandbox runners get here. */
final class SandboxCheck {

  private static final String SUBJECT = "sandbox";

  /** What a worker asks of it, in short. */
  private static final List<String> BUBBLEWRAP =
      List.of(
          "bwrap",
          "--unshare-pid",
          "--unshare-net",
          "--ro-bind",
          "/",
          "/",
          "--proc",
          "/proc",
          "--dev",
          "/dev",
          "true");

  private SandboxCheck() {}

  static boolean bubblewrapWorks() {
    return Program.output(BUBBLEWRAP).isPresent();
  }

  /**
   * What would be used.
   *
   * @param setting of REEV_RUNNER_SANDBOX
   */
  static Finding find(String setting, BooleanSupplier bubblewrapWorks) {
    if (!Program.onPath("prlimit")) {
      return Finding.missing(
          SUBJECT, "runners have no limits without prlimit (Debian: util-linux)");
    }
    if (setting.equalsIgnoreCase("process")) {
      return Finding.ok(SUBJECT, "process, as REEV_RUNNER_SANDBOX says");
    }
    if (bubblewrapWorks.getAsBoolean()) {
      return Finding.ok(SUBJECT, "bubblewrap");
    }
    return setting.equalsIgnoreCase("bubblewrap")
        ? Finding.missing(
            SUBJECT, "bwrap is not there or may not make namespaces (Debian: bubblewrap)")
        : Finding.ok(
            SUBJECT,
            "process: runners can read what you can read; bubblewrap would hide it (Debian: bubblewrap)");
  }
}
