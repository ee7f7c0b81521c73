package dev.reev.workflows.run;

import java.util.Locale;

/** Why a run has no score. The wire form is the lower-case name, e.g. {@code runner_crashed}. */
public enum FailureClass {
  /** The agent itself broke: its answer is at fault, so another attempt would ask for the same. */
  AGENT_ERROR(false),
  /** The runner ended with a non-zero exit code and named no failure. */
  RUNNER_CRASHED(true),
  /** The runner was ended by a signal it did not ask for: out of memory, an operator, a reboot. */
  RUNNER_KILLED(true),
  /** The runner said all went well and left no session file. */
  SESSION_MISSING(true),
  /** A session file exists but is empty, truncated, of another run, or against its schema. */
  SESSION_INVALID(true),
  /** The ledger did not start or stopped answering. */
  LEDGER_UNAVAILABLE(true),
  /** The model endpoint refused or was unreachable: authentication, rate limit, network. */
  AGENT_UNAVAILABLE(true),
  /** The agent's program cannot be confined on that host; until somebody acts it stays so. */
  SANDBOX_UNAVAILABLE(false),
  /** The benchmark file is wrong; it stays wrong. */
  INVALID_BENCHMARK(false),
  /** The host that held the attempt is gone. */
  HOST_LOST(true),
  /** Reev could not do its own part, for example start the runner command. */
  INTERNAL(true);

  private final boolean retryable;

  FailureClass(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether another attempt can end differently. */
  public boolean isRetryable() {
    return retryable;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
