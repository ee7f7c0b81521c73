package dev.reev.workflows.run;

/** How a runner process ended. */
public enum RunnerEnd {
  /** It exited by itself; see its exit code. */
  EXITED,
  /** A signal ended it. */
  SIGNALLED,
  /** The launcher ended it because its time was up. */
  DEADLINE,
  /** The launcher ended it because the run was stopped. */
  STOPPED,
  /** It is gone without a known exit status: its supervisor died too, as in a reboot. */
  VANISHED
}
