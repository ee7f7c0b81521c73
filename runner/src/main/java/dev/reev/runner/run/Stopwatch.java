package dev.reev.runner.run;

import dev.reev.benchmarks.session.Timing;
import dev.reev.runner.evidence.RunClock;
import java.util.function.Supplier;

/** Measures the phases of a run. */
final class Stopwatch {

  private final RunClock clock;
  private long setupMs;
  private long agentMs;
  private long transactionMs;

  private Stopwatch(RunClock clock) {
    this.clock = clock;
  }

  static Stopwatch start() {
    return new Stopwatch(RunClock.start());
  }

  RunClock clock() {
    return clock;
  }

  long elapsedMs() {
    return clock.elapsedMs();
  }

  /** Ends the set-up phase. */
  synchronized void setUp() {
    setupMs = clock.elapsedMs();
  }

  <T> T agent(Supplier<T> work) {
    long startMs = clock.elapsedMs();
    try {
      return work.get();
    } finally {
      addAgent(clock.elapsedMs() - startMs);
    }
  }

  <T> T transaction(Supplier<T> work) {
    long startMs = clock.elapsedMs();
    try {
      return work.get();
    } finally {
      addTransaction(clock.elapsedMs() - startMs);
    }
  }

  synchronized Timing timing() {
    return new Timing(setupMs, agentMs, transactionMs, clock.elapsedMs());
  }

  private synchronized void addAgent(long ms) {
    agentMs += ms;
  }

  private synchronized void addTransaction(long ms) {
    transactionMs += ms;
  }
}
