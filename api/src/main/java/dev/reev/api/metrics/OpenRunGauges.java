package dev.reev.api.metrics;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.workflows.run.RunState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The runs that have not ended. Every server tells the same, so take the maximum, not the sum. */
@Component
class OpenRunGauges implements MeterBinder {

  private final OpenRuns runs;
  private final AgentCatalogue agents;

  OpenRunGauges(OpenRuns runs, AgentCatalogue agents) {
    this.runs = runs;
    this.agents = agents;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    List<RunState> open =
        Stream.of(RunState.values()).filter(state -> !state.isTerminal()).toList();
    for (RunState state : open) {
      for (String agent : agents.names()) {
        Gauge.builder("reev.runs.open", runs, counted -> counted.count(state, agent))
            .tag("state", state.title())
            .tag("agent", agent)
            .register(registry);
      }
    }
    TimeGauge.builder(
            "reev.runs.oldest.pending", runs, TimeUnit.SECONDS, OpenRuns::oldestPendingSeconds)
        .register(registry);
  }
}
