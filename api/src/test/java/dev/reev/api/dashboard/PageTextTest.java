package dev.reev.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {

  private final PageText text = new PageText();

  @ParameterizedTest
  @CsvSource({"1.0, 1.000", "0.9994, 0.999", "0.785714, 0.786", "0.0005, 0.001", "0.0, 0.000"})
  void score_isRoundedHalfUp_asInCommands(double score, String shown) {
    assertThat(text.score(score)).isEqualTo(shown);
  }

  @Test
  void interval_isNeverNarrowerThanItIs() {
    assertThat(text.interval(new Interval(0.12345, 0.67811))).isEqualTo("0.123 to 0.679");
    assertThat(text.interval(new Interval(-0.12345, 0.5))).isEqualTo("-0.124 to 0.500");
  }

  @ParameterizedTest
  @CsvSource({"8.7E-4, $0.00087", "0.123456, $0.12346", "1.5, $1.50", "12, $12.00", "0, $0.00"})
  void money_isWrittenWithoutExponent(double amount, String shown) {
    assertThat(text.dollars(amount)).isEqualTo(shown);
  }

  @Test
  void percent_isRoundedHalfUp() {
    assertThat(text.percent(2, 3)).isEqualTo("66.7 %");
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
  @CsvSource({"999, 999 ms", "1500, 1.5 s", "61000, 1 m 01 s", "3660000, 1 h 01 m"})
  void duration_hasTheUnitsThatTell(long milliseconds, String shown) {
    assertThat(text.took(milliseconds)).isEqualTo(shown);
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
