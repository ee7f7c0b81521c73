package dev.reev.workflows.run;

/** Reason behind a failure class, where it decides whether another attempt makes sense. */
public enum FailureReason {
  /** The provider rejects the key, or there is none. */
  AUTH,
  /** The provider asks to wait. */
  RATE_LIMITED,
  /** No answer, or an incomplete one. */
  NETWORK,
  /** Something that this run needs is not set up: a ledger that forks, a program, a URL. */
  NOT_CONFIGURED
}
