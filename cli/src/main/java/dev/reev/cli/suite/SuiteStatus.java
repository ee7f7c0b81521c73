package dev.reev.cli.suite;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.cli.terminal.Figures;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A suite.
 *
 * @param json the whole answer of the server
 */
record SuiteStatus(JsonNode json) {

  String id() {
    return json.path("id").asString("");
  }

  String name() {
    return json.path("name").asString("");
  }

  String state() {
    return json.path("state").asString("Unknown");
  }

  boolean ended() {
    return state().equals("Completed") || state().equals("Stopped");
  }

  int total() {
    return json.path("total").asInt(0);
  }

  int passed() {
    return json.path("passed").asInt(0);
  }

  int count(String state) {
    return json.path("counts").path(state).asInt(0);
  }

  /** Number of runs with a score. */
  int scored() {
    return count("completed");
  }

  /** Number of runs that should have a score. */
  int runnable() {
    return total() - count("skipped");
  }

  int withoutScore() {
    return count("failed") + count("stopped") + count("timed_out");
  }

  int progress() {
    return json.path("progress").asInt(0);
  }

  /** The state, or {@code Paused}. */
  String condition() {
    return json.path("paused").asBoolean(false) && !ended() ? "Paused" : state();
  }

  /**
   * Such as {@code Running 45/130 ended, 40 passed, 3 not passed, 2 without a score, 4 running, ETA
   * 2 m 00 s}.
   */
  String line() {
    int ended = scored() + withoutScore() + count("skipped");
    StringBuilder line =
        new StringBuilder(
            "%s  %d/%d ended, %d passed, %d not passed"
                .formatted(condition(), ended, total(), passed(), scored() - passed()));
    part(line, withoutScore(), "without a score");
    part(line, count("skipped"), "skipped");
    if (!ended()) {
      part(line, count("running"), "running");
      JsonNode eta = json.path("eta_seconds");
      if (eta.isNumber()) {
        line.append(", ETA ").append(FigureText.took(TimeUnit.SECONDS.toMillis(eta.asLong())));
      }
    }
    return line.toString();
  }

  /** The line after a progress bar. */
  String barLine() {
    return Figures.bar(progress()) + "  " + line();
  }

  private static void part(StringBuilder line, int number, String words) {
    if (number > 0) {
      line.append(", ").append(number).append(' ').append(words);
    }
  }
}
