package dev.reev.api.comparison;

import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome;
import dev.reev.statistics.Outcome.AgentBroke;
import dev.reev.statistics.Outcome.Scored;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run to look at.
 *
 * @param outcome scored, agent_error, or missing: stopped, timed out, not ended, or infrastructure
 */
public record RunLink(
    UUID id,
    String outcome,
    @Nullable Double score,
    @Nullable Boolean passed,
    Map<String, String> links) {

  /** Enough to look at; a suite lists them all. */
  private static final int SHOWN = 20;

  static List<RunLink> of(List<ObservedRun> observations) {
    return observations.stream().flatMap(RunLink::of).limit(SHOWN).toList();
  }

  private static Stream<RunLink> of(ObservedRun observation) {
    UUID run = observation.run();
    if (run == null) {
      return Stream.empty();
    }
    String self = "/api/v1/runs/" + run;
    Map<String, String> links = new TreeMap<>(Map.of("run", self, "trace", self + "/trace"));
    return Stream.of(
        observation.outcome() instanceof Scored scored
            ? new RunLink(run, "scored", scored.score(), scored.passed(), links)
            : new RunLink(run, word(observation.outcome()), null, null, links));
  }

  private static String word(Outcome outcome) {
    return outcome instanceof AgentBroke ? Outcome.AGENT_ERROR : "missing";
  }
}
