package dev.reev.api.watch.rule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the ticks of a schedule are watched; docs/schedules.md has the method.
 *
 * @param baseline {@code last_good}, or {@code suite:} and the id of a suite; {@code last_good}
 *     when left out
 * @param control an agent of known scores that runs beside the others; null without one
 * @param confirm how a suspicion is made sure of
 * @param minCoverage share of the runs that must have a score; 0.8 when left out
 * @param suspectLevel p-value at which a tick is suspected; 0.05 when left out
 * @param confirmLevel chance of a false alarm per tick; 0.01 when left out
 */
public record WatchBody(
    @Pattern(
            regexp = "last_good|suite:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            message = "baseline must be last_good, or suite: and the id of a suite")
        @Nullable String baseline,
    @Valid @Nullable Control control,
    @Valid @Nullable Confirm confirm,
    @DecimalMin(value = "0", message = COVERAGE_RULE)
        @DecimalMax(value = "1", message = COVERAGE_RULE)
        @Nullable Double minCoverage,
    @DecimalMin(value = "0.0001", message = SUSPECT_RULE)
        @DecimalMax(value = "0.5", message = SUSPECT_RULE)
        @Nullable Double suspectLevel,
    @DecimalMin(value = "0.0001", message = CONFIRM_RULE)
        @DecimalMax(value = "0.5", message = CONFIRM_RULE)
        @Nullable Double confirmLevel) {

  private static final String COVERAGE_RULE = "min_coverage must be between 0 and 1";
  private static final String SUSPECT_RULE = "suspect_level must be between 0.0001 and 0.5";
  private static final String CONFIRM_RULE = "confirm_level must be between 0.0001 and 0.5";

  /**
   * The agent whose scores are known.
   *
   * @param agent must score the same each time, as {@code deterministic} does
   */
  public record Control(@NotNull(message = "agent is missing") String agent) {}

  /**
   * The budget for making sure.
   *
   * @param maxRounds confirming suites at most; 3 when left out
   * @param repeats of each benchmark in such a suite; as in the schedule's suite when left out
   */
  public record Confirm(
      @Min(value = 1, message = ROUNDS_RULE) @Max(value = MAX_ROUNDS, message = ROUNDS_RULE)
          @Nullable Integer maxRounds,
      @Min(value = 1, message = REPEATS_RULE) @Max(value = 1000, message = REPEATS_RULE)
          @Nullable Integer repeats) {

    /** Each further round makes the level stricter; with more, no round could confirm anything. */
    private static final int MAX_ROUNDS = 10;

    private static final String ROUNDS_RULE = "max_rounds must be between 1 and 10";
    private static final String REPEATS_RULE = "repeats must be between 1 and 1000";
  }
}
