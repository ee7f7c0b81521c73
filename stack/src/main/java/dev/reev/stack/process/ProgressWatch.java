package dev.reev.stack.process;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Tells a slow start from a stalled one by the logs, which grow during a slow one. */
public final class ProgressWatch {

  private final List<Path> logs;
  private final Duration patience;
  private final LongSupplier clock;
  private long lastChange;
  private long lastSize = -1;

  /**
   * Starts watching now.
   *
   * @param patience longest time without growth of any log
   */
  public ProgressWatch(List<Path> logs, Duration patience) {
    this(logs, patience, System::nanoTime);
  }

  /**
   * @param clock in nanoseconds
   */
  ProgressWatch(List<Path> logs, Duration patience, LongSupplier clock) {
    this.logs = logs;
    this.patience = patience;
    this.clock = clock;
    this.lastChange = clock.getAsLong();
  }

  /** Returns true when no log has grown for the patience time. Meant to be called repeatedly. */
  public boolean hasStalled() {
    long now = clock.getAsLong();
    // 0 for a missing file.
    long size = logs.stream().map(Path::toFile).mapToLong(File::length).sum();
    if (size != lastSize) {
      lastSize = size;
      lastChange = now;
    }
    return now - lastChange > patience.toNanos();
  }
}
