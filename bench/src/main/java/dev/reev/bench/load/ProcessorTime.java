package dev.reev.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processor time of the whole machine, from Linux's {@code /proc/stat}; see proc(5). */
final class ProcessorTime {

  private static final Path STAT = Path.of("/proc/stat");

  /** USER_HZ, which is 100 on every Linux that Reev runs on. */
  private static final double TICKS_PER_SECOND = 100;

  /** Columns of idle time: idle, and waiting for a disk. */
  private static final List<Integer> IDLE = List.of(4, 5);

  /** The columns from here on are already included in user time. */
  private static final int FIRST_GUEST = 9;

  private ProcessorTime() {}

  /** Seconds of busy processors since the machine started. */
  static double busySeconds() {
    try {
      return busySeconds(Files.readAllLines(STAT).get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same for a given line.
   *
   * @param line the first one of the file
   */
  static double busySeconds(String line) {
    String[] words = line.trim().split(" +", -1);
    long ticks = 0;
    for (int i = 1; i < Math.min(words.length, FIRST_GUEST); i++) {
      ticks += IDLE.contains(i) ? 0 : Long.parseLong(words[i]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
