package dev.reev.api.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRulesTest {

  private static List<String> wrong(
      @Nullable String url, @Nullable String key, @Nullable String model, @Nullable String base) {
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                ConfigRules.checked(
                    new AgentConfigRequest("local", url, key, model, base), "config."));
    return problem.errors().stream().map(FieldProblem::field).toList();
  }

  @Test
  void wrongUrl_isToldByTheKeyThatWasSent() {
    assertThat(wrong("ftp://x", null, null, null)).containsExactly("config.api_url");
    assertThat(wrong(null, null, null, "ftp://x")).containsExactly("config.api_base");
  }

  @Test
  void twoUrls_mustBeEqual() {
    assertThat(wrong("http://a.example", null, null, "http://b.example"))
        .containsExactly("config.api_url", "config.api_base");
    assertThat(
            ConfigRules.checked(
                    new AgentConfigRequest(
                        "local", "http://a.example/", null, null, "http://a.example/"),
                    "")
                .apiUrl())
        .isEqualTo("http://a.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2028", "\u200b", "\u3164", "a\u2028b", "a\nb"})
  void modelThatNobodySees_isRefused(String model) {
    assertThat(wrong(null, null, model, null)).containsExactly("config.model");
  }

  @Test
  void everyWrongPart_isTold() {
    assertThat(wrong("ftp://x", "a b", "\u2028", null))
        .containsExactlyInAnyOrder("config.api_url", "config.api_key", "config.model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void emptyModel_isTheAgentsOwn(String model) {
    assertThat(ConfigRules.checked(new AgentConfigRequest("local", null, null, model), "").model())
        .isEmpty();
  }
}
