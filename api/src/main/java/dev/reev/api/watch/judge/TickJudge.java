package dev.reev.api.watch.judge;

import dev.reev.api.watch.judge.AgentComparison.Question;
import dev.reev.api.watch.judge.Finding.Outcome;
import dev.reev.api.watch.judge.TickCase.Standing;
import dev.reev.api.watch.judge.TickVerdict.Decided;
import dev.reev.api.watch.judge.TickVerdict.Unsure;
import dev.reev.api.watch.rule.WatchRule;
import dev.reev.statistics.Measure;
import dev.reev.statistics.ObservedRun;
import dev.reev.workflows.schedule.TickDecision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a tick in two stages, as in group sequential designs: a loose test raises a suspicion, and
 * strict tests on fresh runs alone confirm it. The fresh runs are always made after the suspicion,
 * so a false alarm needs one of the strict tests to err; they share one level (Bonferroni). Method,
 * sources and limits: docs/schedules.md.
 */
public final class TickJudge {

  private static final String BASELINE = "baseline";

  private final WatchRule rule;
  private final AgentComparison comparison;

  public TickJudge(WatchRule rule) {
    this.rule = rule;
    this.comparison = new AgentComparison(rule.minCoverage());
  }

  /** Judges the evidence so far; the same case always gets the same verdict. */
  public TickVerdict judge(TickCase tick) {
    Optional<String> invalid = environmentProblem(tick);
    if (invalid.isPresent()) {
      return decided(TickDecision.ENVIRONMENT_INVALID, invalid.get(), List.of());
    }
    List<ObservedRun> baseline = tick.baseline();
    if (baseline == null) {
      return decided(TickDecision.BASELINE, "there is nothing to compare it with yet", List.of());
    }
    Set<String> agents = agents(tick.tick());
    agents.retainAll(agents(baseline));
    if (agents.isEmpty()) {
      return decided(
          TickDecision.BASELINE, "no agent has a benchmark in common with the baseline", List.of());
    }
    List<Finding> first =
        compare(agents, new Question(BASELINE, baseline, "tick", tick.tick(), rule.suspectLevel()));
    Set<String> suspected = agents(first, Outcome.WORSE);
    Standing standing = tick.standing();
    if (standing != null && standing.agents().containsAll(suspected)) {
      return underRegression(standing, tick.tick(), first, suspected);
    }
    if (standing != null) {
      suspected.removeAll(standing.agents());
    }
    if (suspected.isEmpty()) {
      return unsuspected(first);
    }
    List<ObservedRun> fresh = tick.confirmations().stream().flatMap(Collection::stream).toList();
    return tick.confirmations().isEmpty()
        ? new Unsure("suspected: " + texts(first, Outcome.WORSE), first, suspected)
        : confirm(
            suspected,
            first,
            new Question(BASELINE, baseline, "fresh", fresh, strictLevel(agents.size())),
            tick.confirmations().size());
  }

  /** Significance level of a single test; each agent and measure is one test in each round. */
  private double strictLevel(int agents) {
    return rule.confirmLevel() / (rule.maxRounds() * agents * Measure.values().length);
  }

  /** A tick is not good while one agent lacks results, however well the others did. */
  private TickVerdict unsuspected(List<Finding> first) {
    Set<String> known = agents(first, finding -> !finding.is(Outcome.LACKING));
    return known.containsAll(agents(first, finding -> true))
        ? decided(TickDecision.GOOD, "not worse than the baseline", first)
        : decided(
            TickDecision.INDECISIVE,
            "too few runs have a result: " + texts(first, f -> !known.contains(f.agent())),
            first);
  }

  /** A recovery is a claim as well, so looking no worse is not enough. */
  private TickVerdict underRegression(
      Standing standing, List<ObservedRun> runs, List<Finding> first, Set<String> suspected) {
    if (!suspected.isEmpty()) {
      return new Decided(
          TickDecision.STILL_REGRESSED,
          "still worse: " + texts(first, Outcome.WORSE),
          first,
          standing.agents());
    }
    List<Finding> second =
        compare(
            standing.agents(),
            new Question("first_bad", standing.firstBad(), "tick", runs, rule.suspectLevel()));
    List<Finding> all = concat(first, second);
    return agents(second, Outcome.BETTER).containsAll(standing.agents())
        ? decided(
            TickDecision.RECOVERED,
            "better than the first bad tick, and not worse than the baseline: "
                + texts(second, Outcome.BETTER),
            all)
        : decided(
            TickDecision.INDECISIVE,
            "no longer worse than the baseline, but not better than the first bad tick either",
            all);
  }

  private TickVerdict confirm(
      Set<String> suspected, List<Finding> first, Question question, int round) {
    List<Finding> strict = compare(suspected, question);
    List<Finding> all = concat(first, strict);
    Set<String> confirmed = agents(strict, Outcome.WORSE);
    if (!confirmed.isEmpty()) {
      return new Decided(
          TickDecision.REGRESSED,
          "confirmed by fresh runs: " + texts(strict, Outcome.WORSE),
          all,
          confirmed);
    }
    Set<String> open = agents(strict, this::isOpen);
    if (open.isEmpty()) {
      return decided(
          TickDecision.REFUTED, "fresh runs do not look worse: " + texts(strict, f -> true), all);
    }
    String still = texts(strict, this::isOpen);
    return round < rule.maxRounds()
        ? new Unsure("not clear after round %d: %s".formatted(round, still), all, open)
        : decided(
            TickDecision.INDECISIVE,
            "not clear after %d rounds of fresh runs: %s".formatted(round, still),
            all);
  }

  /**
   * True when the finding on fresh runs would raise a suspicion on its own, or has too few results.
   */
  private boolean isOpen(Finding finding) {
    Double difference = finding.difference();
    Double p = finding.pValue();
    return finding.is(Outcome.LACKING)
        || difference == null
        || p == null
        || (difference < 0 && p <= rule.suspectLevel());
  }

  private Optional<String> environmentProblem(TickCase tick) {
    String control = rule.control();
    if (control == null) {
      return Optional.empty();
    }
    List<ObservedRun> baseline = tick.baseline();
    var check = new ControlCheck(control, baseline == null ? List.of() : baseline);
    return Stream.concat(Stream.of(tick.tick()), tick.confirmations().stream())
        .flatMap(runs -> check.problem(runs).stream())
        .findFirst();
  }

  private List<Finding> compare(Collection<String> agents, Question question) {
    List<Finding> findings = new ArrayList<>();
    for (String agent : agents) {
      for (Measure measure : Measure.values()) {
        findings.add(comparison.of(agent, measure, question));
      }
    }
    return findings;
  }

  private Set<String> agents(List<ObservedRun> runs) {
    return runs.stream()
        .map(ObservedRun::agent)
        .filter(agent -> !agent.equals(rule.control()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> agents(List<Finding> findings, Outcome outcome) {
    return agents(findings, finding -> finding.is(outcome));
  }

  private static Set<String> agents(List<Finding> findings, Predicate<Finding> which) {
    return findings.stream()
        .filter(which)
        .map(Finding::agent)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String texts(List<Finding> findings, Outcome outcome) {
    return texts(findings, finding -> finding.is(outcome));
  }

  private static String texts(List<Finding> findings, Predicate<Finding> which) {
    return findings.stream().filter(which).map(Finding::text).collect(Collectors.joining("; "));
  }

  private static List<Finding> concat(List<Finding> first, List<Finding> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static Decided decided(TickDecision decision, String reason, List<Finding> findings) {
    return new Decided(decision, reason, findings, Set.of());
  }
}
