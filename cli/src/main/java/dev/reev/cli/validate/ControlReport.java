package dev.reev.cli.validate;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.text.FigureText;
import dev.reev.cli.terminal.Table;
import dev.reev.stack.outcome.ExitCodes;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Scores of the control agents on some benchmarks. They understand nothing and decide nothing, so a
 * benchmark that one of them passes tells nothing, even one where nothing is to be sent.
 */
record ControlReport(List<ControlOutcome> outcomes) {

  /**
   * Outcome of a control agent on a benchmark.
   *
   * @param score null when there is none
   * @param failure failure class when there is no score; else null
   */
  record ControlOutcome(
      String benchmark,
      ControlBehavior control,
      @Nullable Double score,
      boolean passed,
      @Nullable String failure) {

    String cell() {
      if (score == null) {
        return Objects.requireNonNullElse(failure, "-");
      }
      return FigureText.score(score) + (passed ? " passed" : "");
    }
  }

  int exitCode() {
    return outcomes.stream().anyMatch(ControlOutcome::passed) ? ExitCodes.FAILED : ExitCodes.OK;
  }

  ArrayNode json() {
    ArrayNode list = new JsonMapper().createArrayNode();
    for (ControlOutcome outcome : outcomes) {
      list.addObject()
          .put("benchmark", outcome.benchmark())
          .put("agent", outcome.control().agent())
          .put("score", outcome.score())
          .put("passed", outcome.passed())
          .put("failure", outcome.failure());
    }
    return list;
  }

  void print(PrintWriter out) {
    Table table = new Table(row("benchmark", ControlBehavior::title));
    Map<String, Map<ControlBehavior, ControlOutcome>> byBenchmark = new LinkedHashMap<>();
    for (ControlOutcome outcome : outcomes) {
      byBenchmark
          .computeIfAbsent(outcome.benchmark(), id -> new LinkedHashMap<>())
          .put(outcome.control(), outcome);
    }
    byBenchmark.forEach(
        (id, byControl) ->
            table.row(row(id, control -> Objects.requireNonNull(byControl.get(control)).cell())));
    table.row(row("mean", this::mean));
    table.print(out);
    outcomes.stream()
        .filter(ControlOutcome::passed)
        .forEach(
            outcome ->
                out.printf(
                    "%s: %s passes, and it understands nothing: its conditions ask for too little%n",
                    outcome.benchmark(), outcome.control().agent()));
    out.flush();
  }

  private String mean(ControlBehavior control) {
    OptionalDouble mean =
        outcomes.stream()
            .filter(outcome -> outcome.control() == control)
            .map(ControlOutcome::score)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .average();
    return mean.isPresent() ? FigureText.score(mean.getAsDouble()) : "-";
  }

  private static String[] row(String first, Function<ControlBehavior, String> cell) {
    return Stream.concat(Stream.of(first), Stream.of(ControlBehavior.values()).map(cell))
        .toArray(String[]::new);
  }
}
