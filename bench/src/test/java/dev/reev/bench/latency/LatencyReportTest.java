package dev.reev.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LatencyReportTest {

  /** The ratios are 4, 2 and 1; dividing the sorted times by one another would give 2, 2 and 2. */
  private final LatencyReport report =
      new LatencyReport(
          "001-sol-transfer",
          new Compared("POST to terminal status", "post_to_terminal_ms", () -> 1),
          new Compared("bare runner process", "bare_runner_ms", () -> 1),
          5,
          List.of(new Sample(400, 100), new Sample(1200, 600), new Sample(300, 300)));

  @Test
  void json_holdsBothTimesAndTheRatioOfEachPair() {
    JsonNode json = new JsonMapper().readTree(report.json());

    assertThat(json.path("runs").intValue()).isEqualTo(3);
    assertThat(json.path("warm_up_runs").intValue()).isEqualTo(5);
    assertThat(json.path("post_to_terminal_ms").path("p50").doubleValue()).isEqualTo(400);
    assertThat(json.path("bare_runner_ms").path("p50").doubleValue()).isEqualTo(300);
    assertThat(json.path("ratio").path("p50").doubleValue()).isEqualTo(2);
    // With so few samples the 95th percentile is the largest one.
    assertThat(json.path("ratio").path("p95").doubleValue()).isCloseTo(4, within(1e-9));
  }

  @Test
  void table_isAlignedAndNamesCountWarmUpAndPolling() {
    StringWriter text = new StringWriter();

    report.print(new PrintWriter(text));

    assertThat(text.toString().lines())
        .containsExactly(
            "001-sol-transfer: N = 3 pairs, after 5 pairs of warm-up; status polled every 5 ms",
            "",
            "                                      p50          p95",
            "POST to terminal status          400.0 ms    1200.0 ms",
            "bare runner process              300.0 ms     600.0 ms",
            "ratio, pair by pair                 2.000        4.000");
  }

  @Test
  void warmUpPairs_areMadeButNotReported() {
    double[] next = {0};

    List<Sample> samples =
        new LatencyMeasurement(
                new Compared("a", "a", () -> ++next[0]),
                new Compared("b", "b", () -> 1),
                line -> {})
            .take(3);

    assertThat(samples)
        .extracting(Sample::measuredMillis)
        .containsExactly(
            LatencyMeasurement.WARM_UP + 1.0,
            LatencyMeasurement.WARM_UP + 2.0,
            LatencyMeasurement.WARM_UP + 3.0);
  }
}
