package dev.reev.api.suite;

import dev.reev.api.benchmark.BenchmarkSelection;
import dev.reev.api.benchmark.BenchmarkSelection.Selected;
import dev.reev.api.system.ProblemException;
import dev.reev.api.system.Problems;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an order comes to, or one clear line about what is wrong with it. */
@Component
class SuiteSelection {

  /** A day's work for a large installation; stored in one transaction of some seconds. */
  static final int MAX_ITEMS = 10_000;

  private final BenchmarkSelection benchmarks;
  private final AgentCatalogue agents;

  SuiteSelection(BenchmarkSelection benchmarks, AgentCatalogue agents) {
    this.benchmarks = benchmarks;
    this.agents = agents;
  }

  /**
   * The benchmarks of an order.
   *
   * @throws ProblemException 400 when something of the order is unknown, missing or too much
   */
  List<Selected> benchmarks(SuiteOrder order) {
    requireAgents(order.agents());
    if (order.benchmarks().isEmpty() && order.tags().isEmpty()) {
      throw Problems.invalid("benchmarks", "is missing; give ids, patterns such as 3*, or tags");
    }
    List<Selected> selected = benchmarks.select(order.benchmarks(), order.tags());
    long items = (long) selected.size() * order.agents().size() * order.repeats();
    if (items > MAX_ITEMS) {
      throw Problems.invalid(
          "repeats",
          "make %d runs of %d benchmarks and %d agents; at most %d are allowed"
              .formatted(items, selected.size(), order.agents().size(), MAX_ITEMS));
    }
    return selected;
  }

  private void requireAgents(List<String> names) {
    String allowed = "allowed: " + String.join(", ", agents.allNames());
    if (names.isEmpty()) {
      throw Problems.invalid("agents", "is missing; " + allowed);
    }
    for (String name : names) {
      if (agents.find(name).isEmpty()) {
        throw Problems.invalid("agents", "'" + name + "' is not available; " + allowed);
      }
    }
  }
}
