package dev.reev.api.dashboard.benchmarks;

import dev.reev.api.dashboard.benchmarks.BenchmarkQueries.OfAgent;
import dev.reev.api.dashboard.runs.RunRows;
import dev.reev.api.run.view.RunView;
import dev.reev.benchmarks.agent.ControlBehavior;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Finds the newest runs of different agents and models on one benchmark, to compare their answers.
 */
@Component
class NewestAnswers {

  private static final int LEAST = 2;

  /** As many as stand side by side. */
  private static final int MOST = 4;

  /** Each is asked for by a query of its own. */
  private static final int MOST_AGENTS = 8;

  private final RunRows runs;

  NewestAnswers(RunRows runs) {
    this.runs = runs;
  }

  private record Side(String agent, @Nullable String model) {}

  /**
   * Address of the newest run with a score of each agent and model, side by side; null when there
   * are no two. Those that ask a model come first, and controls not at all.
   */
  @Nullable String address(String benchmark, List<OfAgent> results) {
    Map<Side, RunView> newest = new LinkedHashMap<>();
    results.stream()
        .map(OfAgent::agent)
        .filter(agent -> !ControlBehavior.agents().contains(agent))
        .limit(MOST_AGENTS)
        .flatMap(agent -> runs.newestScored(benchmark, agent).stream())
        .sorted((a, b) -> Boolean.compare(isNameless(a), isNameless(b)))
        .forEach(run -> newest.putIfAbsent(new Side(run.agent(), run.provenance().model()), run));
    return newest.size() < LEAST
        ? null
        : UriComponentsBuilder.fromPath("/runs/compare")
            .queryParam("run", newest.values().stream().limit(MOST).map(RunView::id).toList())
            .toUriString();
  }

  private static boolean isNameless(RunView run) {
    return run.provenance().model() == null;
  }
}
