package dev.reev.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SecondsTest {

  @ParameterizedTest
  @CsvSource({"0,0", "90,90", "90s,90", "10m,600", "6h,21600", "7d,604800"})
  void aNumberWithOrWithoutUnit_isRead(String text, int seconds) {
    assertThat(new Seconds().convert(text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "-1", "1.5h", "5 m", "5M", "PT5M", "999999d"})
  void anythingElse_isRefusedWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> new Seconds().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("must be a time such as 90s, 10m, 6h or 7d, but is '" + text + "'");
  }

  @Test
  void anAttempt_takesFromOneSecondToOneHour() {
    Seconds ofAttempt = new Seconds.OfAttempt();
    assertThat(ofAttempt.convert("1")).isEqualTo(1);
    assertThat(ofAttempt.convert("1h")).isEqualTo(3600);
    for (String outside : new String[] {"0", "3601", "61m", "1d", "soon"}) {
      assertThatThrownBy(() -> ofAttempt.convert(outside))
          .isInstanceOf(TypeConversionException.class)
          .hasMessage("must be 1s to 3600s (like 90s or 5m), but is '" + outside + "'");
    }
  }
}
