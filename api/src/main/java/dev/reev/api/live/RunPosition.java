package dev.reev.api.live;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the event stream of a run, and the id of the event that stands there, for example
 * {@code 1-2-17}.
 *
 * @param stage 0 pending, 1 running, 2 ended
 * @param attempt 0 while pending
 * @param events events of that attempt's runner so far
 */
record RunPosition(int stage, int attempt, int events) implements Comparable<RunPosition> {

  /** Before the first event. */
  static final RunPosition START = new RunPosition(-1, 0, 0);

  private static final Pattern TEXT = Pattern.compile("([0-2])-(\\d{1,9})-(\\d{1,9})");

  private static final Comparator<RunPosition> ORDER =
      Comparator.comparingInt(RunPosition::stage)
          .thenComparingInt(RunPosition::attempt)
          .thenComparingInt(RunPosition::events);

  static RunPosition pending() {
    return new RunPosition(0, 0, 0);
  }

  static RunPosition running(int attempt, int events) {
    return new RunPosition(1, attempt, events);
  }

  static RunPosition ended(int attempts) {
    return new RunPosition(2, attempts, 0);
  }

  static Optional<RunPosition> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new RunPosition(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  @Override
  public int compareTo(RunPosition other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return stage + "-" + attempt + "-" + events;
  }
}
