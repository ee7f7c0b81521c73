package dev.reev.benchmarks.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingRulesTest {

  @ParameterizedTest
  @CsvSource({
    "REEV_RUNNER_SLOTS, -1",
    "REEV_RUNNER_SLOTS, many",
    "REEV_RUNNER_SLOTS, +2",
    "REEV_RUNNER_SLOTS, \u0665",
    "REEV_RUNNER_PROCESSES, 0",
    "REEV_INVARIANTS_PERIOD_SECONDS, 60s",
    "REEV_STOP_GRACE, soon",
    "REEV_STOP_GRACE, -5s",
    "REEV_REAPER_PERIOD, 0s",
    "REEV_KEEP_ATTEMPTS, 999999999d",
    "REEV_RUNNER_MEMORY, 2gb",
    "REEV_RUNNER_MEMORY, 0",
    "REEV_RUNNER_DISK, 99999999999TB",
    "REEV_RUNNER_CGROUP_CPUS, 1d",
    "REEV_ADD_AGENTS, chat",
    "REEV_WORKER, maybe",
    "REEV_RUNNER_SANDBOX, chroot",
    "REEV_LOG_FORMAT, xml",
    "PORT, 65536",
    "REEV_BIND_ADDRESS, fe80::1%nosuch",
    "REEV_BIND_ADDRESS, 8.8.8.8",
    "REEV_BIND_ADDRESS, 300.1.1.1",
  })
  void wrongValue_isToldWithItsVariable(String variable, String value) {
    assertThat(SettingRules.refusal(Map.of(variable, value)))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith(variable + " must be ")
                    .endsWith("but is '" + value + "'")
                    .hasLineCount(1));
  }

  @ParameterizedTest
  @CsvSource({
    "REEV_RUNNER_SLOTS, 0",
    "REEV_RUNNER_SLOTS, ' 4 '",
    "REEV_RUNNER_SLOTS, ''",
    "REEV_STOP_GRACE, 500ms",
    "REEV_STOP_GRACE, PT5S",
    "REEV_STOP_GRACE, 0",
    "REEV_KEEP_ATTEMPTS, 30d",
    "REEV_RUNNER_MEMORY, 512MB",
    "REEV_RUNNER_MEMORY, 1000000",
    "REEV_RUNNER_CGROUP_CPUS, 0.5",
    "REEV_WORKER, false",
    "REEV_BIND_ADDRESS, 127.9.9.9",
    "REEV_BIND_ADDRESS, ::1",
    "REEV_BIND_ADDRESS, [::1]",
    "REEV_BIND_ADDRESS, localhost",
    "SERVER_PORT, of another program",
  })
  void rightValue_passes(String variable, String value) {
    assertThat(SettingRules.refusal(Map.of(variable, value))).isEmpty();
  }

  @Test
  void addressThatOthersReach_needsAPersonsWord() {
    assertThat(SettingRules.refusal(Map.of("REEV_BIND_ADDRESS", "0.0.0.0")))
        .hasValueSatisfying(line -> assertThat(line).contains("REEV_ALLOW_OPEN=1"));
    assertThat(SettingRules.refusal(Map.of("REEV_BIND_ADDRESS", "0.0.0.0", "REEV_ALLOW_OPEN", "1")))
        .isEmpty();
  }

  @Test
  void allWrongValues_areTold() {
    assertThat(SettingRules.refusal(Map.of("REEV_RUNNER_SLOTS", "x", "REEV_STOP_GRACE", "y")))
        .hasValueSatisfying(
            line -> assertThat(line).contains("REEV_RUNNER_SLOTS", "; REEV_STOP_GRACE"));
  }
}
