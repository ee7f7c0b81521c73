package dev.reev.api.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.api.performance.Performance.Day;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TrendTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

  @Test
  void days_areGroupedByAgent_withTheirPassRates() {
    List<Trend> trends =
        Trend.of(
            List.of(
                new Day(DAY, "b", 1, 0, 1, 1),
                new Day(DAY, "a", 10, 0, 7, 8),
                new Day(DAY.plusDays(1), "a", 4, 0, 1, 2)),
            new JsonMapper());

    assertThat(trends).extracting(Trend::agent).containsExactly("a", "b");
    assertThat(trends.get(0).days()).extracting(Trend.Point::passRate).containsExactly(0.7, 0.25);
    assertThat(trends.get(0).last().meanScore()).isEqualTo(0.5);
    assertThat(trends.get(0).chart()).contains("\"time\":[1769817600,1769904000]");
  }

  /** 7 of 10 by the formula of Wilson (1927) with z = 1.959964. */
  @Test
  void band_isTheIntervalOfWilson() {
    Trend.Point point = Trend.Point.of(new Day(DAY, "a", 10, 0, 7, 8));

    assertThat(point.low()).isCloseTo(0.396778, within(1e-5));
    assertThat(point.high()).isCloseTo(0.892209, within(1e-5));
  }
}
