package dev.reev.runner.run;

import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.ledger.LedgerSource;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives each of many short runs its own ledger. Most of the cost of a short run is starting a
 * process, so a process serves several runs one after another, each with a fresh chain.
 */
final class FreshLedgers implements AutoCloseable {

  /** A chain takes about 8 MB until its process ends. */
  private static final int CHAINS_PER_PROCESS = 16;

  private final Map<String, String> environment;
  private final Path home;
  private final int perProcess;
  private final Deque<Host> idle = new ArrayDeque<>();

  FreshLedgers(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
    this.perProcess = LedgerSource.hasMore(environment) ? CHAINS_PER_PROCESS : 1;
  }

  /**
   * Runs a function with a fresh ledger.
   *
   * @throws RunFailedException when it cannot be started
   */
  <T> T with(Function<LedgerClient, T> run) {
    Host host = take();
    boolean fine = false;
    try {
      T result = run.apply(host.fresh());
      fine = true;
      return result;
    } finally {
      putBack(host, fine);
    }
  }

  @Override
  public synchronized void close() {
    idle.forEach(Host::close);
    idle.clear();
  }

  private synchronized Host take() {
    return idle.isEmpty() ? new Host(LedgerSource.open(environment, home)) : idle.removeFirst();
  }

  /** Discards the host after a failed run, so that its fault cannot affect the next run. */
  private synchronized void putBack(Host host, boolean fine) {
    if (fine && host.served < perProcess) {
      idle.addLast(host);
    } else {
      host.close();
    }
  }

  /** A ledger process or an external ledger, with the number of chains that it has served. */
  private static final class Host {

    private final LedgerSource source;
    private int served;

    Host(LedgerSource source) {
      this.source = source;
    }

    LedgerClient fresh() {
      return ++served == 1 ? source.connect() : source.another();
    }

    void close() {
      source.close();
    }
  }
}
