package dev.reev.runner.agent;

import java.time.Duration;

/**
 * Ends an agent whose processes use too much memory together: the kernel limits each process alone,
 * and a machine out of memory would end the runner, which is not to blame.
 */
final class MemoryWatch implements AutoCloseable {

  /** The same limit as for one process of a runner; a language runtime with a model client fits. */
  static final long LIMIT_BYTES = 2L * 1024 * 1024 * 1024;

  /** In this time a program fills some 100 MiB, and a check costs less than a millisecond. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private final ProcessTree tree;
  private final Thread thread;
  private volatile boolean usedUp;

  MemoryWatch(ProcessTree tree) {
    this.tree = tree;
    this.thread = new Thread(this::watch, "agent-memory");
    thread.setDaemon(true);
    thread.start();
  }

  /** True when the agent was ended for its memory. */
  boolean isUsedUp() {
    return usedUp;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void watch() {
    try {
      while (!usedUp) {
        Thread.sleep(LOOK.toMillis());
        if (tree.memory() > LIMIT_BYTES && tree.exactMemory() > LIMIT_BYTES) {
          usedUp = true;
          tree.kill();
        }
      }
    } catch (InterruptedException closed) {
      // The agent has ended.
    }
  }
}
