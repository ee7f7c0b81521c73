package dev.reev.workflows.run;

/** What lies behind a failure class where that decides whether another attempt makes sense. */
public enum FailureReason {
  /** The provider does not accept the key, or there is none. */
  AUTH,
  /** The provider asks for patience. */
  RATE_LIMITED,
  /** Nobody answered, or the answer broke off. */
  NETWORK,
  /** Something that this run needs was not set up: a ledger that forks, a program, a URL. */
  NOT_CONFIGURED
}
