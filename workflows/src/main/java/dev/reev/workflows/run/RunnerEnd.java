package dev.reev.workflows.run;

/** How a runner process ended. */
public enum RunnerEnd {
  /** It exited by itself; the exit code tells how. */
  EXITED,
  /** A signal ended it. */
  SIGNALLED,
  /** The launcher ended it because its time was up. */
  DEADLINE,
  /** The launcher ended it because the run was stopped. */
  STOPPED,
  /** It is gone and nobody saw its exit status: the supervisor died too, as in a reboot. */
  VANISHED
}
