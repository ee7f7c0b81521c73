package dev.reev.api.watch.rule;

import dev.reev.api.watch.rule.WatchBody.Confirm;
import dev.reev.api.watch.rule.WatchBody.Control;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rule by which a schedule is watched.
 *
 * @param control agent of known scores; null without one
 * @param suspectLevel p-value up to which a tick is suspected, 0 to 1
 * @param confirmLevel chance of a false alarm per tick, 0 to 1; all tests on fresh runs share it
 * @param maxRounds most confirming suites, 1 or more
 * @param minCoverage share of runs that must have a score, 0 to 1
 */
public record WatchRule(
    @Nullable String control,
    double suspectLevel,
    double confirmLevel,
    int maxRounds,
    double minCoverage) {

  /** A suspicion costs runs but raises no alarm, so a loose level is enough. */
  public static final double SUSPECT_LEVEL = 0.05;

  /** At most one false alarm in a hundred nights without changes. */
  public static final double CONFIRM_LEVEL = 0.01;

  /** If as many runs as three ticks have do not settle it, more are hardly worth their cost. */
  public static final int MAX_ROUNDS = 3;

  public static final double MIN_COVERAGE = 0.8;

  /** The rule of a schedule, with defaults for absent fields. */
  public static WatchRule of(WatchBody body) {
    Control control = body.control();
    Confirm confirm = body.confirm();
    return new WatchRule(
        control == null ? null : control.agent(),
        Objects.requireNonNullElse(body.suspectLevel(), SUSPECT_LEVEL),
        Objects.requireNonNullElse(body.confirmLevel(), CONFIRM_LEVEL),
        confirm == null || confirm.maxRounds() == null ? MAX_ROUNDS : confirm.maxRounds(),
        Objects.requireNonNullElse(body.minCoverage(), MIN_COVERAGE));
  }
}
