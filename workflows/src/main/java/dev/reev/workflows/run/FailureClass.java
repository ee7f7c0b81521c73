package dev.reev.workflows.run;

import java.util.Locale;

/** Why a run has no score. The wire form is the lower-case name, e.g. {@code runner_crashed}. */
public enum FailureClass {
  /** The agent itself broke: its answer is at fault, so another attempt would meet the same. */
  AGENT_ERROR(false),
  /** The runner ended with a non-zero exit code and named no failure. */
  RUNNER_CRASHED(true),
  /** A signal ended the runner from outside: out of memory, an operator, a reboot. */
  RUNNER_KILLED(true),
  /** The runner reported success but left no session file. */
  SESSION_MISSING(true),
  /** A session file exists but is empty, truncated, of another run, or violates its schema. */
  SESSION_INVALID(true),
  /** The ledger did not start or stopped answering. */
  LEDGER_UNAVAILABLE(true),
  /** The model endpoint refused or could not be reached: authentication, rate limit, network. */
  AGENT_UNAVAILABLE(true),
  /** The agent's program cannot be confined on that host, until the operator changes its setup. */
  SANDBOX_UNAVAILABLE(false),
  /** The benchmark file is invalid and stays so. */
  INVALID_BENCHMARK(false),
  /** The host that held the attempt is gone. */
  HOST_LOST(true),
  /** Reev failed at its own part, for example at starting the runner command. */
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
