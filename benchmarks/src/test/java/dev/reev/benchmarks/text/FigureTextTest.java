package dev.reev.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {

  @ParameterizedTest
  @CsvSource({"1.0, 1.000", "0.9994, 0.999", "0.785714, 0.786", "0.0005, 0.001", "0.0, 0.000"})
  void score_hasThreePlaces_andIsRoundedHalfUp(double score, String shown) {
    assertThat(FigureText.score(score)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0.03565, +0.0357", "-0.5, -0.5000", "0, +0.0000", "-1.0E-9, +0.0000"})
  void difference_hasASign_andNoNegativeZero(double difference, String shown) {
    assertThat(FigureText.difference(difference)).isEqualTo(shown);
  }

  @Test
  void interval_isNeverNarrowerThanItIs() {
    assertThat(FigureText.interval(0.12345, 0.67811)).isEqualTo("0.123 to 0.679");
    assertThat(FigureText.interval(-0.12345, 0.5)).isEqualTo("-0.124 to 0.500");
    assertThat(FigureText.differences(-0.123451, 0.5)).isEqualTo("-0.1235 to +0.5000");
    assertThat(FigureText.differences(0.00001, 0.00001)).isEqualTo("+0.0000 to +0.0001");
  }

  @ParameterizedTest
  @CsvSource({"3.0, 3", "0.75, 0.75", "2.66666, 2.6667", "1.0E9, 1000000000", "0.00004, 0"})
  void points_haveAsFewDigitsAsSayThem(double points, String shown) {
    assertThat(FigureText.points(points)).isEqualTo(shown);
  }

  @Test
  void plainNumber_hasNoExponent() {
    assertThat(FigureText.plain(new BigDecimal("1E+9"))).isEqualTo("1000000000");
    assertThat(FigureText.plain(new BigDecimal("1.50E-7"))).isEqualTo("0.00000015");
  }

  @ParameterizedTest
  @CsvSource({"0.0123, 0.012, p = 0.012", "0.00099, < 0.001, p < 0.001", "1, 1.000, p = 1.000"})
  void probability_belowOneInAThousand_isNotToldApart(double p, String shown, String named) {
    assertThat(FigureText.probability(p)).isEqualTo(shown);
    assertThat(FigureText.probability("p", p)).isEqualTo(named);
  }

  @ParameterizedTest
  @CsvSource({"0.66666, 66.7%", "1, 100.0%", "0.0005, 0.1%", "0.29, 29.0%"})
  void percent_hasOnePlace(double share, String shown) {
    assertThat(FigureText.percent(share)).isEqualTo(shown);
  }

  @Test
  void percents_areNeverNarrowerThanTheyAre() {
    assertThat(FigureText.percents(0.28349, 0.95001)).isEqualTo("28.3% to 95.1%");
  }

  @ParameterizedTest
  @CsvSource({"8.7E-4, $0.00087", "0.123456, $0.12346", "1.5, $1.50", "12, $12.00", "0, $0.00"})
  void money_hasCentsAtLeast_andNoExponent(double amount, String shown) {
    assertThat(FigureText.dollars(amount)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "1250, 1.3 s",
    "59949, 59.9 s",
    "59950, 1 m 00 s",
    "61000, 1 m 01 s",
    "3599500, 1 h 00 m",
    "3660000, 1 h 01 m",
    "360000000, 100 h 00 m"
  })
  void duration_hasTheUnitsThatTell(long milliseconds, String shown) {
    assertThat(FigureText.took(milliseconds)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1023, 1023 B",
    "1536, 1.5 KiB",
    "1572864, 1.5 MiB",
    "13958643712, 13.0 GiB",
    "10995116277760, 10240.0 GiB"
  })
  void size_hasTheUnitThatTells(long bytes, String shown) {
    assertThat(FigureText.bytes(bytes)).isEqualTo(shown);
  }

  @Test
  void time_namesItsZone() {
    assertThat(FigureText.time(Instant.parse("2026-01-31T12:00:00.987Z")))
        .isEqualTo("2026-01-31 12:00:00 UTC");
  }

  @Test
  void count_hasItsThousandsApart() {
    assertThat(FigureText.count(1_234_567)).isEqualTo("1,234,567");
  }
}
