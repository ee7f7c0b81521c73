package dev.reev.chaos;

/** Phase of an open run, according to its processes. */
public enum RunPhase {
  /** Accepted; no runner yet, or between two attempts. */
  WAITING,
  /** A runner without a ledger: starting, or done with its ledger. */
  RUNNER,
  /** Runner and ledger are working. */
  LEDGER,
  /** Running according to the server, but without a runner: the result is being stored. */
  STORING;

  static RunPhase of(String state, boolean runner, boolean ledger) {
    if (runner) {
      return ledger ? LEDGER : RUNNER;
    }
    return state.equals("Running") ? STORING : WAITING;
  }
}
