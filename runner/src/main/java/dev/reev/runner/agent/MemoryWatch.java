package dev.reev.runner.agent;

import java.time.Duration;

/**
 * Ends an agent whose processes take too much memory together: the kernel limits one process only,
 * and a machine without memory would end the runner, which is not to blame.
 */
final class MemoryWatch implements AutoCloseable {

  /** As much as one process of a runner may have; a language runtime with a model client fits. */
  static final long LIMIT_BYTES = 2L * 1024 * 1024 * 1024;

  /** In this time a program fills some 100 MiB, and looking costs less than a millisecond. */
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

  /** Whether the agent was ended for it. */
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
