package dev.reev.api.run.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunUsageTest {

  @Test
  void whatTheSessionSays_isKept() {
    RunUsage usage =
        of(
            """
            {"usage":{"llm_calls":2,"input_tokens":1200,"output_tokens":80,"cost_usd":0.0125,
             "tool_calls":1,"failed_tool_calls":0},"events":[{"anything":"else"}]}
            """);

    assertThat(usage).isEqualTo(new RunUsage(1200L, 80L, 0.0125));
    assertThat(usage.tokens()).isEqualTo(1280);
    assertThat(usage.inOut()).isEqualTo("1,200 in, 80 out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"usage\":null}",
        "{\"usage\":{\"llm_calls\":0,\"tool_calls\":0,\"failed_tool_calls\":0}}",
        "{\"usage\":{\"input_tokens\":-1,\"output_tokens\":9223372036854775807,\"cost_usd\":1e300}}"
      })
  void whatIsNotSaid_orCannotBeTrue_isUnknown_andNotZero(String session) {
    RunUsage usage = of(session);

    assertThat(usage).isEqualTo(RunUsage.UNKNOWN);
    assertThat(usage.tokens()).isNull();
    assertThat(RunUsage.stored(null, null, null)).isNull();
  }

  @Test
  void runWithoutASession_usedNobodyKnowsWhat() {
    assertThat(RunUsage.of(null)).isEqualTo(RunUsage.UNKNOWN);
  }

  private static RunUsage of(String session) {
    return RunUsage.of(session.getBytes(StandardCharsets.UTF_8));
  }
}
