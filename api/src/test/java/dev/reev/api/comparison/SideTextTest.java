package dev.reev.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.api.comparison.SideText.OfAgent;
import dev.reev.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideTextTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void parse_versionOfAPrompt_isTakenWithAndWithoutAPeriod() {
    assertThat(SideText.parse("base", "agent:my-gpt,prompt_version=v2"))
        .isEqualTo(new OfAgent(new Window("my-gpt", "v2", null, null)));
    assertThat(SideText.parse("base", "agent:my-gpt,prompt_version=v2@2026-01-01T00:00:00Z/"))
        .isEqualTo(new OfAgent(new Window("my-gpt", "v2", NEW_YEAR, null)));
    assertThat(SideText.parse("base", "agent:my-gpt@2026-01-01T00:00:00Z/2026-01-02T00:00:00Z"))
        .isEqualTo(
            new OfAgent(new Window("my-gpt", null, NEW_YEAR, NEW_YEAR.plus(Duration.ofDays(1)))));
    assertThat(SideText.parse("base", "agent:my-gpt")).isEqualTo(new OfAgent(Window.of("my-gpt")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "agent:a@2026-01-02T00:00:00Z/2026-01-01T00:00:00Z | must have its times in order",
        "agent:a,model=m          | must have prompt_version=<version> behind the comma",
        "agent:a,                 | must have prompt_version=<version> behind the comma",
        "agent:a,prompt_version=  | must have prompt_version=<version> behind the comma",
        "agent:,prompt_version=v2 | must name an agent behind agent:",
        "prompt_version=v2        | ,prompt_version=<version> may follow the name"
      })
  void parse_anythingElse_isRefusedInOneLine(String text, String told) {
    assertThatThrownBy(() -> SideText.parse("candidate", text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(told)
        .hasMessageContaining("candidate");
  }
}
