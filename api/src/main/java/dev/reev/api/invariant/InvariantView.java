package dev.reev.api.invariant;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest comparison of rows, workflows, live processes and journals.
 *
 * @param agree whether there is no disagreement; null before the first check
 * @param checkedAt when the sides were asked; null before the first check
 * @param ageSeconds seconds since then; null before the first check
 * @param counts what each side held for under way; null before the first check
 * @param disagreements those that lasted longer than the grace time
 */
public record InvariantView(
    @Nullable Boolean agree,
    @Nullable Instant checkedAt,
    @Nullable Long ageSeconds,
    @Nullable CheckCounts counts,
    List<Disagreement> disagreements) {

  static final InvariantView BEFORE_THE_FIRST =
      new InvariantView(null, null, null, null, List.of());
}
