package dev.reev.api.suite.submit;

import dev.reev.api.request.Visible;
import dev.reev.api.run.state.RunLimits;
import dev.reev.api.suite.state.SuiteOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request for a suite: all chosen benchmarks with all agents, each so many times.
 *
 * @param name under which suites of the same kind are found and compared; {@code suite} when left
 *     out
 * @param benchmarks ids in which {@code *} stands for any text and {@code ?} for one character
 * @param tags beside them, all benchmarks that carry one of these
 * @param agents names of agents
 * @param repeats runs of each agent on each benchmark; 1 when left out
 * @param concurrency runs under way at a time; 16 when left out
 * @param maxFailures runs that may end without a score before the rest is not started; no limit
 *     when left out
 * @param timeoutSeconds wall time of one attempt of a run; 300 when left out
 * @param priority 1 is served first, 5 last; 3 when left out
 * @param labels names and values of one's own
 */
public record SuiteBody(
    @Visible(
            message = "name must have 1 to 128 characters, no control ones and one that is visible")
        @Pattern(
            regexp = RunLimits.TEXT,
            message = "name must have 1 to 128 characters, no control ones and one that is visible")
        @Nullable String name,
    @Size(max = MAX_WORDS, message = "benchmarks must be at most 500")
        @Nullable
            List<
                @NotNull(message = PATTERN_RULE) @Visible(message = PATTERN_RULE)
                @Pattern(regexp = RunLimits.TEXT, message = PATTERN_RULE) String>
            benchmarks,
    @Size(max = MAX_WORDS, message = "tags must be at most 500")
        @Nullable
            List<
                @NotNull(message = TAG_RULE) @Visible(message = TAG_RULE)
                @Pattern(regexp = RunLimits.TEXT, message = TAG_RULE) String>
            tags,
    @Size(max = MAX_WORDS, message = "agents must be at most 500")
        @Nullable List<@NotNull(message = "agents must be names") String> agents,
    @Min(value = 1, message = REPEATS) @Max(value = SuiteSelection.MAX_ITEMS, message = REPEATS)
        @Nullable Integer repeats,
    @Min(value = 1, message = CONCURRENCY) @Max(value = MAX_CONCURRENCY, message = CONCURRENCY)
        @Nullable Integer concurrency,
    @Min(value = 0, message = "max_failures must be 0 or more") @Nullable Integer maxFailures,
    @Min(value = RunLimits.MIN_TIMEOUT_SECONDS, message = RunLimits.TIMEOUT_RANGE)
        @Max(value = RunLimits.MAX_TIMEOUT_SECONDS, message = RunLimits.TIMEOUT_RANGE)
        @Nullable Integer timeoutSeconds,
    @Min(value = RunLimits.FIRST_PRIORITY, message = RunLimits.PRIORITY_RANGE)
        @Max(value = RunLimits.LAST_PRIORITY, message = RunLimits.PRIORITY_RANGE)
        @Nullable Integer priority,
    @Size(max = RunLimits.MAX_LABELS, message = RunLimits.LABELS)
        @Nullable
            Map<
                @Pattern(regexp = RunLimits.LABEL_NAME, message = RunLimits.LABEL_NAME_RULE) String,
                @NotNull(message = RunLimits.LABEL_VALUE_RULE)
                @Visible(message = RunLimits.LABEL_VALUE_RULE)
                @Pattern(regexp = RunLimits.TEXT, message = RunLimits.LABEL_VALUE_RULE) String>
            labels) {

  /** A body without any field. */
  public static final SuiteBody EMPTY =
      new SuiteBody(null, null, null, null, null, null, null, null, null, null);

  /** More than a catalogue has kinds of; patterns can select more benchmarks than that. */
  static final int MAX_WORDS = 500;

  /** Far below Temporal's limit of 2,000 open children, and far above any number of slots. */
  static final int MAX_CONCURRENCY = 500;

  private static final String DEFAULT_NAME = "suite";
  private static final int DEFAULT_CONCURRENCY = 16;
  private static final String PATTERN_RULE = "benchmarks must be ids or patterns of ids";
  private static final String TAG_RULE = "tags must be words of benchmarks";
  private static final String REPEATS = "repeats must be between 1 and 10000";
  private static final String CONCURRENCY = "concurrency must be between 1 and 500";

  /** An incomplete body from the fields filled in so far; not validated. */
  public static SuiteBody draft(
      List<String> benchmarks,
      List<String> tags,
      List<String> agents,
      @Nullable Integer repeats,
      @Nullable Integer concurrency) {
    return new SuiteBody(
        null, benchmarks, tags, agents, repeats, concurrency, null, null, null, null);
  }

  /** The order, with defaults for absent fields. */
  public SuiteOrder order() {
    return new SuiteOrder(
        Objects.requireNonNullElse(name, DEFAULT_NAME),
        distinct(benchmarks),
        distinct(tags),
        distinct(agents),
        Objects.requireNonNullElse(repeats, 1),
        Objects.requireNonNullElse(concurrency, DEFAULT_CONCURRENCY),
        maxFailures,
        Objects.requireNonNullElse(timeoutSeconds, RunLimits.DEFAULT_TIMEOUT_SECONDS),
        Objects.requireNonNullElse(priority, RunLimits.ORDINARY_PRIORITY),
        labels == null ? new TreeMap<>() : new TreeMap<>(labels));
  }

  private static List<String> distinct(@Nullable List<String> words) {
    return words == null ? List.of() : words.stream().distinct().toList();
  }
}
