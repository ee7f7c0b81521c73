package dev.reev.chaos;

import dev.reev.chaos.KillLog.DoneKill;
import dev.reev.chaos.Verdict.Check;
import dev.reev.chaos.Verdict.Observations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The durability report.
 *
 * @param passed true when every promise was kept
 * @param seed repeats the same plan
 * @param seconds from the first submission to the last end
 * @param stackStarts number of starts of {@code up}
 * @param ordersSentAgain number of submissions repeated because there was no answer
 * @param ends runs by end, {@code retries used up} for a run whose attempts were all hit
 * @param attempts runs by number of attempts
 * @param kills by kind of process
 * @param checks the promises
 */
public record ChaosReport(
    boolean passed,
    long seed,
    long seconds,
    int stackStarts,
    int ordersSentAgain,
    Map<String, Integer> ends,
    Map<Integer, Integer> attempts,
    List<Kills> kills,
    List<Check> checks) {

  /**
   * Kills of one kind.
   *
   * @param target kind of process
   * @param count number of kills
   * @param around open runs at these moments, by phase
   * @param answer time until the API answered
   * @param completed time until the next run completed
   */
  public record Kills(
      Target target, int count, Map<RunPhase, Integer> around, Spread answer, Spread completed) {

    static Kills of(Target target, List<DoneKill> kills) {
      Map<RunPhase, Integer> around = new EnumMap<>(RunPhase.class);
      kills.forEach(
          kill -> kill.around().forEach((p, runs) -> around.merge(p, runs, Integer::sum)));
      return new Kills(
          target,
          kills.size(),
          around,
          Spread.of(kills, DoneKill::untilAnswer),
          Spread.of(kills, DoneKill::untilCompleted));
    }
  }

  /**
   * Median and maximum of some durations.
   *
   * @param medianMs null when there is none
   * @param maxMs null when there is none
   */
  public record Spread(@Nullable Long medianMs, @Nullable Long maxMs) {

    static Spread of(List<DoneKill> kills, Function<DoneKill, @Nullable Duration> time) {
      List<Long> sorted =
          kills.stream()
              .map(time)
              .filter(Objects::nonNull)
              .map(Duration::toMillis)
              .sorted()
              .toList();
      return sorted.isEmpty()
          ? new Spread(null, null)
          : new Spread(sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
  }

  static ChaosReport of(
      ChaosPlan plan, Duration took, int stackStarts, int sentAgain, Observations seen) {
    Verdict verdict = Verdict.of(seen);
    Map<String, Integer> ends = new TreeMap<>();
    Map<Integer, Integer> attempts = new TreeMap<>();
    for (FoundRun run : seen.runs()) {
      ends.merge(run.retriesUsedUp() ? "retries used up" : run.state(), 1, Integer::sum);
      attempts.merge(run.attempts().size(), 1, Integer::sum);
    }
    List<Kills> kills = new ArrayList<>();
    for (Target target : Target.values()) {
      kills.add(
          Kills.of(target, seen.kills().stream().filter(kill -> kill.target() == target).toList()));
    }
    return new ChaosReport(
        verdict.passed(),
        plan.seed(),
        took.toSeconds(),
        stackStarts,
        sentAgain,
        ends,
        attempts,
        kills,
        verdict.checks());
  }
}
