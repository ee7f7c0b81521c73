package dev.reev.api.run.view;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.run.state.Execution;
import dev.reev.api.run.state.RunUsage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Orders in which runs are listed: those that one index gives, from either end. But for time they
 * leave out runs that have no such value.
 */
public enum RunSort {
  NEWEST(RunSort.TIME, true),
  OLDEST(RunSort.TIME, false),
  WORST("score", false),
  BEST("score", true),
  LONGEST(RunSort.TOOK, true),
  SHORTEST(RunSort.TOOK, false),
  DEAREST("cost_usd", true),
  CHEAPEST("cost_usd", false);

  private static final String TIME = "created_at";
  private static final String TOOK = "execution_time_ms";

  private final String column;
  private final boolean descending;

  RunSort(String column, boolean descending) {
    this.column = column;
    this.descending = descending;
  }

  /** By its name, in any case; newest first when left out. */
  public static RunSort of(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return NEWEST;
    }
    return Arrays.stream(values())
        .filter(sort -> sort.title().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemExceptions.invalid(
                    "sort", "'%s' is not one of %s".formatted(name, titles())));
  }

  private static String titles() {
    return Arrays.stream(values()).map(RunSort::title).collect(Collectors.joining(", "));
  }

  /** As it is written in addresses. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Label on pages. */
  public String label() {
    return name().charAt(0) + title().substring(1) + " first";
  }

  /** True when the largest values come first. */
  public boolean descending() {
    return descending;
  }

  boolean isByTime() {
    return column.equals(TIME);
  }

  String column() {
    return column;
  }

  String direction() {
    return descending ? "desc" : "asc";
  }

  /** Operator that selects the rows after a given one. */
  String comparison() {
    return descending ? "<" : ">";
  }

  /** The value that a listed run is sorted by. */
  Object key(Execution run) {
    Object key =
        switch (this) {
          case NEWEST, OLDEST -> run.createdAt;
          case WORST, BEST -> run.score;
          case LONGEST, SHORTEST -> run.tookMs();
          case DEAREST, CHEAPEST -> cost(run.usage());
        };
    return Objects.requireNonNull(key);
  }

  /** The type of the column, so that an index on it can be used. */
  Object key(double value) {
    return column.equals(TOOK) ? (Object) (long) value : (Object) value;
  }

  private static @Nullable Double cost(@Nullable RunUsage usage) {
    return usage == null ? null : usage.costUsd();
  }
}
