package dev.reev.api.comparison;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which scores of the runs count.
 *
 * @param field how clients call it
 * @param set those of this score set; null: the first ones
 */
public record ScoreChoice(String field, @Nullable UUID set) {

  private static final String FIRST_SCORES = "first";

  static final ScoreChoice FIRST = new ScoreChoice("scores", null);

  /**
   * Reads {@code first} or the id of a score set.
   *
   * @param text null for {@code first}
   * @throws dev.reev.api.problem.ProblemException 400 when it is anything else
   */
  public static ScoreChoice parse(String field, @Nullable String text) {
    if (text == null || text.equals(FIRST_SCORES)) {
      return new ScoreChoice(field, null);
    }
    return new ScoreChoice(
        field,
        RunIdText.parse(text)
            .orElseThrow(
                () -> ProblemExceptions.invalid(field, "must be first or the id of a score set")));
  }

  /** As clients write it. */
  public String text() {
    return set == null ? FIRST_SCORES : set.toString();
  }
}
