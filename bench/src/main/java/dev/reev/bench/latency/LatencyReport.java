package dev.reev.bench.latency;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Result of a measurement. The ratio is computed for each pair and then ranked, so a machine that
 * slows down half-way does not distort it.
 *
 * @param benchmarkId the benchmark
 * @param measured the side in question
 * @param baseline the side that it is compared with
 * @param pollMillis interval of polling the status: a measured time is too long by up to this; 0
 *     without polling
 * @param samples the measured pairs, at least one
 */
record LatencyReport(
    String benchmarkId,
    Compared measured,
    Compared baseline,
    int pollMillis,
    List<Sample> samples) {

  LatencyReport {
    samples = List.copyOf(samples);
  }

  private Percentiles measuredMillis() {
    return Percentiles.of(samples, Sample::measuredMillis);
  }

  private Percentiles baselineMillis() {
    return Percentiles.of(samples, Sample::baselineMillis);
  }

  private Percentiles ratio() {
    return Percentiles.of(samples, Sample::ratio);
  }

  void print(PrintWriter out) {
    out.printf(
        "%s: N = %d pairs, after %d pairs of warm-up%s%n%n",
        benchmarkId,
        samples.size(),
        LatencyMeasurement.WARM_UP,
        pollMillis == 0 ? "" : "; status polled every " + pollMillis + " ms");
    out.printf("%-28s %12s %12s%n", "", "p50", "p95");
    printMillis(out, measured.name(), measuredMillis());
    printMillis(out, baseline.name(), baselineMillis());
    Percentiles ratio = ratio();
    out.printf(
        Locale.ROOT, "%-28s %12.3f %12.3f%n", "ratio, pair by pair", ratio.p50(), ratio.p95());
    out.flush();
  }

  private static void printMillis(PrintWriter out, String name, Percentiles values) {
    out.printf(Locale.ROOT, "%-28s %9.1f ms %9.1f ms%n", name, values.p50(), values.p95());
  }

  /** One JSON object on one line; times in milliseconds. */
  String json() {
    ObjectNode json = new JsonMapper().createObjectNode();
    json.put("benchmark_id", benchmarkId);
    json.put("runs", samples.size());
    json.put("warm_up_runs", LatencyMeasurement.WARM_UP);
    json.put("poll_ms", pollMillis);
    put(json, measured.key(), measuredMillis());
    put(json, baseline.key(), baselineMillis());
    put(json, "ratio", ratio());
    return json.toString();
  }

  private static void put(ObjectNode json, String name, Percentiles values) {
    json.putObject(name).put("p50", values.p50()).put("p95", values.p95());
  }
}
