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
 * A ledger of its own for each of many short runs. To start a process is most of what a short run
 * costs, so a process serves some runs one after another, each with a fresh chain.
 */
final class FreshLedgers implements AutoCloseable {

  /** A chain takes about 8 MB, until its process ends. */
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
   * Lends a ledger that nobody has used.
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

  /** Whatever a run broke on, the next one shall not meet it. */
  private synchronized void putBack(Host host, boolean fine) {
    if (fine && host.served < perProcess) {
      idle.addLast(host);
    } else {
      host.close();
    }
  }

  /** A process, or a ledger that others run, and how many chains were asked of it. */
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
