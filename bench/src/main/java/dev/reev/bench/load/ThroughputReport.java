package dev.reev.bench.load;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Result of a measurement: medians of the rounds, and the ratios of the two sides of each round.
 *
 * @param runs of each side in each round
 * @param served runs through the API
 * @param bare runner processes, one on each core
 */
record ThroughputReport(int runs, List<Round> served, List<Round> bare) {

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Median.withDefaults().evaluate(rounds.stream().mapToDouble(value).toArray());
  }

  private double ratio(ToDoubleFunction<Round> value) {
    double[] ratios = new double[served.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = value.applyAsDouble(served.get(i)) / value.applyAsDouble(bare.get(i));
    }
    return Median.withDefaults().evaluate(ratios);
  }

  void print(PrintWriter out) {
    out.printf("%d rounds of %d runs of each side; medians%n%n", served.size(), runs);
    out.printf("%-28s %12s %20s%n", "", "runs/s", "processor ms a run");
    line(out, "through the API", served);
    line(out, "bare runner on each core", bare);
    out.printf(
        Locale.ROOT,
        "%-28s %12.3f %20.3f%n",
        "ratio, round by round",
        ratio(Round::perSecond),
        ratio(Round::processorMillis));
  }

  private static void line(PrintWriter out, String name, List<Round> rounds) {
    out.printf(
        Locale.ROOT,
        "%-28s %12.2f %20.0f%n",
        name,
        median(rounds, Round::perSecond),
        median(rounds, Round::processorMillis));
  }

  /** One JSON object on one line. */
  String json() {
    ObjectNode json = new JsonMapper().createObjectNode();
    json.put("rounds", served.size()).put("runs", runs);
    put(json.putObject("served"), served);
    put(json.putObject("bare"), bare);
    json.putObject("ratio")
        .put("runs_per_second", ratio(Round::perSecond))
        .put("processor_ms_per_run", ratio(Round::processorMillis));
    return json.toString();
  }

  private static void put(ObjectNode json, List<Round> rounds) {
    json.put("runs_per_second", median(rounds, Round::perSecond));
    json.put("processor_ms_per_run", median(rounds, Round::processorMillis));
  }
}
