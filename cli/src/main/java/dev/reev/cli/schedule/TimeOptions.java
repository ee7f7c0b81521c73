package dev.reev.cli.schedule;

import dev.reev.cli.run.Seconds;
import dev.reev.stack.outcome.ReevFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Options for the times of a schedule. */
final class TimeOptions {

  @Option(
      names = "--cron",
      paramLabel = "TIMES",
      description = "Minute, hour, day of month, month, day of week; such as '0 3 * * *'.")
  private @Nullable String cron;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "Time between ticks, in place of --cron: 30s, 10m, 6h.",
      converter = Seconds.class)
  private @Nullable Integer everySeconds;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "Of --cron, such as Europe/Berlin (default: UTC).")
  private @Nullable String timezone;

  @Option(
      names = "--jitter",
      paramLabel = "TIME",
      description = "Delay each tick by a random time up to this.",
      converter = Seconds.class)
  private @Nullable Integer jitterSeconds;

  @Option(
      names = "--overlap",
      paramLabel = "POLICY",
      description =
          "While the previous tick is open: skip (the default), buffer_one, buffer_all,"
              + " cancel_other, terminate_other or allow_all.")
  private @Nullable String overlap;

  @Option(
      names = "--catchup-window",
      paramLabel = "TIME",
      description = "After an outage, ticks later than this are missed (default: 1h).",
      converter = Seconds.class)
  private @Nullable Integer catchupSeconds;

  @Option(names = "--note", paramLabel = "TEXT", description = "Note shown with the schedule.")
  private @Nullable String note;

  /** Rejects a schedule without times, or with two kinds of them. */
  void require() {
    if ((cron == null) == (everySeconds == null)) {
      throw ReevFailure.usage("give either --cron or --every.");
    }
  }

  /** Adds the given options; an empty note removes the current one. */
  void addTo(ObjectNode body) {
    put(body, "cron", cron);
    put(body, "interval_seconds", everySeconds);
    put(body, "timezone", timezone);
    put(body, "jitter_seconds", jitterSeconds);
    put(body, "overlap", overlap);
    put(body, "catchup_window_seconds", catchupSeconds);
    if (note != null) {
      body.put("note", note.isEmpty() ? null : note);
    }
  }

  private static void put(ObjectNode body, String field, @Nullable String value) {
    if (value != null) {
      body.put(field, value);
    }
  }

  private static void put(ObjectNode body, String field, @Nullable Integer value) {
    if (value != null) {
      body.put(field, value);
    }
  }
}
