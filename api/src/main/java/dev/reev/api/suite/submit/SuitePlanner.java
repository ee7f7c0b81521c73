package dev.reev.api.suite.submit;

import dev.reev.api.agent.AgentConfigs;
import dev.reev.api.benchmark.BenchmarkSelection.Selected;
import dev.reev.api.run.state.NewRun;
import dev.reev.api.suite.state.PlannedItem;
import dev.reev.api.suite.state.SuiteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Expands an order into items, each with its run. */
@Component
class SuitePlanner {

  private final AgentConfigs configs;
  private final RunnableHere runnable;

  SuitePlanner(AgentConfigs configs, RunnableHere runnable) {
    this.configs = configs;
    this.runnable = runnable;
  }

  /** Orders the items by repeat, so that half a suite covers all its benchmarks and agents. */
  List<PlannedItem> of(UUID suite, SuiteOrder order, List<Selected> benchmarks) {
    Map<String, @Nullable String> sealed = new HashMap<>();
    order.agents().forEach(agent -> sealed.put(agent, configs.seal(agent, null)));
    List<PlannedItem> cells = new ArrayList<>();
    for (int repeat = 1; repeat <= order.repeats(); repeat++) {
      for (Selected benchmark : benchmarks) {
        String obstacle = runnable.obstacle(benchmark).orElse(null);
        for (String agent : order.agents()) {
          var place = new NewRun.Place(suite, cells.size());
          NewRun run =
              obstacle == null ? run(order, benchmark, agent, sealed.get(agent), place) : null;
          cells.add(new PlannedItem(place.ordinal(), benchmark.id(), agent, repeat, run, obstacle));
        }
      }
    }
    return cells;
  }

  private static NewRun run(
      SuiteOrder order,
      Selected benchmark,
      String agent,
      @Nullable String sealedConfig,
      NewRun.Place place) {
    return new NewRun(
        UUID.randomUUID(),
        benchmark.id(),
        benchmark.versionSha256(),
        agent,
        Duration.ofSeconds(order.timeoutSeconds()),
        order.priority(),
        order.name(),
        Map.of(),
        null,
        sealedConfig,
        place);
  }
}
