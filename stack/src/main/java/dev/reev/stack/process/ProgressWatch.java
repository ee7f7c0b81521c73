package dev.reev.stack.process;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Tells a part that is slow from one that does nothing: the logs of the first one grow. */
public final class ProgressWatch {

  private final List<Path> logs;
  private final Duration patience;
  private final LongSupplier clock;
  private long lastChange;
  private long lastSize = -1;

  /**
   * Begins now.
   *
   * @param patience longest time in which none of the logs grows
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

  /** True when nothing has been logged for as long as one waits; to be asked again and again. */
  public boolean hasStalled() {
    long now = clock.getAsLong();
    // 0 for one that is not there yet.
    long size = logs.stream().map(Path::toFile).mapToLong(File::length).sum();
    if (size != lastSize) {
      lastSize = size;
      lastChange = now;
    }
    return now - lastChange > patience.toNanos();
  }
}
