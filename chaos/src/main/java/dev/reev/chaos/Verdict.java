package dev.reev.chaos;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.chaos.KillLog.DoneKill;
import dev.reev.chaos.Workload.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Comparison of the promises with the observations.
 *
 * @param checks every promise, kept or not
 */
record Verdict(List<Check> checks) {

  /**
   * Observations that the verdict is based on.
   *
   * @param wantedRuns runs in the plan
   * @param wantedKills kills in the plan
   * @param kills kills done
   * @param orders accepted runs
   * @param runs all runs that the server lists
   * @param results number of results that the server counts
   * @param performanceRuns number of runs in the totals of the agents
   * @param faults answers of the API that are faults of Reev, such as HTTP 500
   * @param leftovers processes and files that should be gone
   * @param invariants the server's own comparison; empty when it has none
   */
  record Observations(
      int wantedRuns,
      int wantedKills,
      List<DoneKill> kills,
      List<Order> orders,
      List<FoundRun> runs,
      long results,
      long performanceRuns,
      List<String> faults,
      List<String> leftovers,
      Optional<JsonNode> invariants) {}

  /**
   * One promise and whether it was kept.
   *
   * @param name the promise
   * @param ok true when it was kept
   * @param detail numbers, or the violations
   */
  public record Check(String name, boolean ok, String detail) {

    /** Violations shown; enough to start looking. */
    private static final int SHOWN = 5;

    /** A promise that is kept when there are no violations. */
    static Check none(String name, String kept, List<String> broken) {
      if (broken.isEmpty()) {
        return new Check(name, true, kept);
      }
      String more = broken.size() > SHOWN ? " and " + (broken.size() - SHOWN) + " more" : "";
      return new Check(
          name, false, String.join("; ", broken.subList(0, Math.min(SHOWN, broken.size()))) + more);
    }

    static Check equal(String name, long wanted, long found) {
      return new Check(name, wanted == found, found + " of " + wanted);
    }
  }

  static Verdict of(Observations seen) {
    Map<String, FoundRun> byId = new HashMap<>();
    seen.runs().forEach(run -> byId.put(run.id(), run));
    long completed = seen.runs().stream().filter(FoundRun::completed).count();
    List<Check> checks = new ArrayList<>();
    checks.add(Check.equal("runs accepted", seen.wantedRuns(), seen.orders().size()));
    checks.add(
        new Check(
            "kills done",
            seen.kills().size() >= seen.wantedKills(),
            seen.kills().size() + " of " + seen.wantedKills()));
    checks.add(Check.none("none lost", "every accepted run is there", lost(seen, byId)));
    checks.add(Check.none("none doubled", "one run for each submission", doubled(seen)));
    checks.add(Check.none("none invented", "every run was submitted", invented(seen)));
    checks.add(Check.none("right ends", "every run ended as it must", wrongEnds(seen, byId)));
    checks.add(Check.none("attempts", "each journalled once, in order", wrongAttempts(seen)));
    checks.add(Check.equal("one result for each completed run", completed, seen.results()));
    checks.add(Check.equal("counted once for the agent", completed, seen.performanceRuns()));
    checks.add(Check.none("no fault of the API", "no answer was a fault", seen.faults()));
    checks.add(Check.none("nothing left", "no process, no temporary file", seen.leftovers()));
    seen.invariants().map(Verdict::invariants).ifPresent(checks::add);
    return new Verdict(List.copyOf(checks));
  }

  boolean passed() {
    return checks.stream().allMatch(Check::ok);
  }

  private static List<String> lost(Observations seen, Map<String, FoundRun> byId) {
    return seen.orders().stream()
        .filter(order -> !byId.containsKey(order.id()))
        .map(order -> "run " + order.id() + " was accepted but is missing")
        .toList();
  }

  private static List<String> doubled(Observations seen) {
    List<String> broken = new ArrayList<>();
    Set<String> ordered = new HashSet<>();
    for (Order order : seen.orders()) {
      if (!ordered.add(order.id())) {
        broken.add("run " + order.id() + " answers two requests");
      }
    }
    Set<String> listed = new HashSet<>();
    for (FoundRun run : seen.runs()) {
      if (!listed.add(run.id())) {
        broken.add("run " + run.id() + " is listed twice");
      }
    }
    return broken;
  }

  private static List<String> invented(Observations seen) {
    Set<String> ordered = new HashSet<>();
    seen.orders().forEach(order -> ordered.add(order.id()));
    return seen.runs().stream()
        .filter(run -> !ordered.contains(run.id()))
        .map(run -> "run " + run.id() + " answers no submission")
        .toList();
  }

  private static List<String> wrongEnds(Observations seen, Map<String, FoundRun> byId) {
    List<String> broken = new ArrayList<>();
    for (Order order : seen.orders()) {
      FoundRun run = byId.get(order.id());
      if (run != null && !run.completedAs(order.task()) && !run.retriesUsedUp()) {
        broken.add(
            "run %s of %s is %s, score %s, failure %s, %d attempts"
                .formatted(
                    run.id(),
                    run.benchmark(),
                    run.state(),
                    run.score().isPresent() ? FigureText.score(run.score().getAsDouble()) : "none",
                    run.failure().orElse("none"),
                    run.attempts().size()));
      }
    }
    return broken;
  }

  private static List<String> wrongAttempts(Observations seen) {
    return seen.runs().stream()
        .filter(run -> FoundRun.ended(run.state()) && !run.attemptsAddUp())
        .map(run -> "run " + run.id() + " has the attempts " + run.attempts())
        .toList();
  }

  private static Check invariants(JsonNode found) {
    return new Check("invariants agree", found.path("agree").asBoolean(false), found.toString());
  }
}
