package dev.reev.api.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.agent.AgentCatalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentLimitsTest {

  private static final AgentCatalogue AGENTS = AgentCatalogue.builtIn();

  @Test
  void anEmptySetting_leavesTheLocalModelItsLimitOfOne() {
    assertThat(AgentLimits.of(AGENTS, "").byAgent()).isEqualTo(Map.of("local", 1));
  }

  @Test
  void aSetting_goesBeforeTheDefinitions() {
    assertThat(AgentLimits.of(AGENTS, " local=3, glm-4.6 = 4 ,").byAgent())
        .isEqualTo(Map.of("local", 3, "glm-4.6", 4));
  }

  @Test
  void aLimit_canBeLifted() {
    assertThat(AgentLimits.of(AGENTS, "local=unlimited").of("local")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nobody=1|'nobody' is not an agent; allowed: deterministic, local,",
        "local=0|the limit of local is '0'; allowed: 1 to 999999, or unlimited",
        "local=-1|the limit of local is '-1'",
        "local=many|the limit of local is 'many'",
        "local=9999999|the limit of local is '9999999'",
        "local|the limit of local is ''"
      })
  void aWrongSetting_isToldInOneLine(String setting, String told) {
    assertThatThrownBy(() -> AgentLimits.of(AGENTS, setting))
        .hasMessageStartingWith("REEV_AGENT_LIMITS: " + told);
  }
}
