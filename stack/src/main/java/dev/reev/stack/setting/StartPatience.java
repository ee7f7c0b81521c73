package dev.reev.stack.setting;

import dev.reev.stack.outcome.ReevFailure;
import java.time.Duration;
import java.util.Map;

/**
 * Longest time that a starting part may be silent.
 *
 * @param time more than zero
 */
public record StartPatience(Duration time) {

  public static final String VARIABLE = "REEV_START_PATIENCE";

  /** One step, such as the migration of a large database on a slow disk, may take some minutes. */
  private static final int DEFAULT_SECONDS = 180;

  private static final int MOST_SECONDS = 86_400;

  /** Value of {@link #VARIABLE}, else three minutes; a usage failure when it is not a duration. */
  public static StartPatience of(Map<String, String> environment) {
    String text = environment.getOrDefault(VARIABLE, "").strip();
    if (text.isEmpty()) {
      return new StartPatience(Duration.ofSeconds(DEFAULT_SECONDS));
    }
    if (text.matches("\\d{1,5}s?")) {
      int seconds = Integer.parseInt(text.replace("s", ""));
      if (seconds >= 1 && seconds <= MOST_SECONDS) {
        return new StartPatience(Duration.ofSeconds(seconds));
      }
    }
    throw ReevFailure.usage(
        "%s must be seconds from 1 to %d, such as 600s, but is '%s'."
            .formatted(VARIABLE, MOST_SECONDS, text));
  }
}
