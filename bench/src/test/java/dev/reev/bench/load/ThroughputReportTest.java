package dev.reev.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ThroughputReportTest {

  /** The ratios are 0.5, 1 and 0.75; the ratio of the medians would be 1. */
  private final ThroughputReport report =
      new ThroughputReport(
          60,
          List.of(new Round(2, 1200), new Round(2, 1000), new Round(1.5, 900)),
          List.of(new Round(4, 800), new Round(2, 1000), new Round(2, 900)));

  @Test
  void ratios_areTakenRoundByRound() {
    JsonNode json = new JsonMapper().readTree(report.json());

    assertThat(json.path("served").path("runs_per_second").doubleValue()).isEqualTo(2);
    assertThat(json.path("bare").path("processor_ms_per_run").doubleValue()).isEqualTo(900);
    assertThat(json.path("ratio").path("runs_per_second").doubleValue())
        .isCloseTo(0.75, within(1e-9));
  }

  @Test
  void table_isAligned() {
    StringWriter text = new StringWriter();

    report.print(new PrintWriter(text, true));

    assertThat(text.toString().lines())
        .containsExactly(
            "3 rounds of 60 runs of each side; medians",
            "",
            "                                   runs/s   processor ms a run",
            "through the API                      2.00                 1000",
            "bare runner on each core             2.00                  900",
            "ratio, round by round               0.750                1.000");
  }

  @Test
  void aProcessorIsBusy_whenItIsNeitherIdleNorWaitsForADisk_andGuestsCountOnce() {
    assertThat(ProcessorTime.busySeconds("cpu  100 20 300 4000 50 6 7 8 90 10")).isEqualTo(4.41);
  }
}
