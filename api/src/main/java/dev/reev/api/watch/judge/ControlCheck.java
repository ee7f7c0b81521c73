package dev.reev.api.watch.judge;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome;
import dev.reev.statistics.Outcome.Scored;
import dev.reev.statistics.Outcome.Skipped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the runs of an agent whose scores must never change. If one does, the runner, the ledger
 * or the benchmarks are broken, and results of other agents mean nothing.
 */
final class ControlCheck {

  /** Tolerates sums of the same parts in another order. */
  private static final double ROUNDING = 1e-9;

  private final String control;
  private final Map<String, Double> known;

  /**
   * Creates a check.
   *
   * @param baseline earlier runs, which define the control's scores; without them it must pass
   */
  ControlCheck(String control, List<ObservedRun> baseline) {
    this.control = control;
    this.known =
        baseline.stream()
            .filter(o -> o.agent().equals(control) && o.outcome() instanceof Scored)
            .collect(
                Collectors.groupingBy(
                    ObservedRun::benchmark,
                    Collectors.averagingDouble(o -> ((Scored) o.outcome()).score())));
  }

  /** The problem with the environment of these runs; empty when there is none. */
  Optional<String> problem(List<ObservedRun> runs) {
    List<ObservedRun> own =
        runs.stream()
            .filter(o -> o.agent().equals(control) && !(o.outcome() instanceof Skipped))
            .toList();
    if (own.isEmpty()) {
      return Optional.of("control %s: no run".formatted(control));
    }
    return own.stream().flatMap(run -> problem(run).stream()).findFirst();
  }

  private Optional<String> problem(ObservedRun run) {
    Outcome outcome = run.outcome();
    if (!(outcome instanceof Scored scored)) {
      return problem(run, "has no score");
    }
    Double before = known.get(run.benchmark());
    if (before == null) {
      return scored.passed() ? Optional.empty() : problem(run, "did not pass");
    }
    return scored.score() >= before - ROUNDING
        ? Optional.empty()
        : problem(
            run,
            "scored %s, its known score is %s"
                .formatted(FigureText.score(scored.score()), FigureText.score(before)));
  }

  private Optional<String> problem(ObservedRun run, String what) {
    return Optional.of("control %s: %s %s".formatted(control, run.benchmark(), what));
  }
}
