package dev.reev.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.statistics.Interval;
import dev.reev.workflows.display.DetailsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {

  private final PageText text = new PageText();

  @Test
  void figures_haveTheFormThatCommandsHave() {
    assertThat(text.score(0.785714)).isEqualTo("0.786");
    assertThat(text.interval(new Interval(0.12345, 0.67811))).isEqualTo("0.123 to 0.679");
    assertThat(text.differences(new Interval(-0.1, 0.2))).isEqualTo("-0.1000 to +0.2000");
    assertThat(text.percent(2, 3)).isEqualTo("66.7%");
    assertThat(text.percent(0.75)).isEqualTo("75.0%");
    assertThat(text.percents(new Interval(0.28349, 1))).isEqualTo("28.3% to 100.0%");
    assertThat(text.dollars(8.7e-4)).isEqualTo("$0.00087");
    assertThat(text.chance(0.0001)).isEqualTo("< 0.001");
  }

  @Test
  void score_inTheDetailsOfAWorkflow_hasTheSameForm() {
    for (double score : new double[] {0, 0.0005, 0.785714, 0.9995, 1}) {
      assertThat(new DetailsTable().score("score", score).toString())
          .contains("| score | " + FigureText.score(score) + " |");
    }
  }

  @Test
  void whatIsMissing_isNotZero() {
    assertThat(text.score(null)).isEqualTo("–");
    assertThat(text.took(null)).isEqualTo("–");
    assertThat(text.percent(0, 0)).isEqualTo("–");
    assertThat(text.band(null)).isEqualTo("band-none");
  }

  @ParameterizedTest
  @CsvSource({"0.0, band-0", "0.2499, band-0", "0.25, band-1", "0.999, band-3", "1.0, band-4"})
  void band_isThatOfTheScore(double score, String band) {
    assertThat(text.band(score)).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({
    "Completed, true, false, Passed, is-passed",
    "Completed, false, false, Not passed, is-below",
    "Completed, false, true, Harm, is-harm",
    "TimedOut, , , Timed out, is-timedout",
    "Running, , , Running, is-running"
  })
  void outcome_tellsWhatTheScoreAndTheChecksCameTo(
      String state, Boolean passed, Boolean harm, String shown, String style) {
    assertThat(text.outcome(state, passed, harm)).isEqualTo(shown);
    assertThat(text.outcomeClass(state, passed, harm)).isEqualTo(style);
  }
}
