package dev.reev.api.suite.submit;

import dev.reev.api.benchmark.BenchmarkSelection;
import dev.reev.api.benchmark.BenchmarkSelection.Selected;
import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.suite.state.SuiteOrder;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Resolves an order to its benchmarks and agents, or rejects it with one clear line. */
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
    List<FieldProblem> problems = new ArrayList<>();
    agentProblem("agents", order.agents()).ifPresent(problems::add);
    List<Selected> selected = List.of();
    if (order.benchmarks().isEmpty() && order.tags().isEmpty()) {
      problems.add(
          new FieldProblem("benchmarks", "is missing; give ids, patterns such as 3*, or tags"));
    } else {
      try {
        selected = benchmarks.select(order.benchmarks(), order.tags());
      } catch (ProblemException e) {
        problems.addAll(e.errors());
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemExceptions.invalid(problems);
    }
    long items = (long) selected.size() * order.agents().size() * order.repeats();
    if (items > MAX_ITEMS) {
      throw ProblemExceptions.invalid(
          "repeats",
          "make %d runs of %d benchmarks and %d agents; at most %d are allowed"
              .formatted(items, selected.size(), order.agents().size(), MAX_ITEMS));
    }
    return selected;
  }

  /** The problem with these agent names; empty when there is none. */
  Optional<FieldProblem> agentProblem(String field, List<String> names) {
    List<String> unknown = names.stream().filter(name -> agents.find(name).isEmpty()).toList();
    if (!names.isEmpty() && unknown.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FieldProblem(
            field,
            (names.isEmpty()
                    ? "is missing"
                    : ProblemExceptions.quoted(unknown)
                        + (unknown.size() == 1 ? " is" : " are")
                        + " not available")
                + "; allowed: "
                + String.join(", ", agents.allNames())));
  }
}
