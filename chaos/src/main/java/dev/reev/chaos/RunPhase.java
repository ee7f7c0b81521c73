package dev.reev.chaos;

/** How far an open run is, as its processes tell. */
public enum RunPhase {
  /** Accepted; no runner yet, or one between two attempts. */
  WAITING,
  /** A runner without a ledger: starting, or done with it. */
  RUNNER,
  /** Runner and ledger work. */
  LEDGER,
  /** Running for the server, and no runner any more: the result is on its way. */
  STORING;

  static RunPhase of(String state, boolean runner, boolean ledger) {
    if (runner) {
      return ledger ? LEDGER : RUNNER;
    }
    return state.equals("Running") ? STORING : WAITING;
  }
}
