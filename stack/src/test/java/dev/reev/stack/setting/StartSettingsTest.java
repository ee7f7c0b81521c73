package dev.reev.stack.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.stack.StackOwnership;
import dev.reev.stack.home.StackLock;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartSettingsTest {

  @ParameterizedTest
  @CsvSource({"'', 180", "600, 600", "600s, 600", " 1 , 1"})
  void patience_isInSeconds(String set, int seconds) {
    assertThat(StartPatience.of(Map.of("REEV_START_PATIENCE", set)).time())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "5m", "soon", "99999", "٣"})
  void otherPatience_isRefusedInOneLine(String set) {
    assertThatThrownBy(() -> StartPatience.of(Map.of("REEV_START_PATIENCE", set)))
        .isInstanceOfSatisfying(
            ReevFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(2);
              assertThat(failure.line()).contains("REEV_START_PATIENCE", "from 1 to 86400", set);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "REEV_BIND_ADDRESS, fe80::1%nosuch",
    "REEV_BIND_ADDRESS, 0.0.0.0",
    "REEV_RUNNER_SLOTS, -1",
    "REEV_API_HEAP, much",
    "REEV_START_PATIENCE, soon",
  })
  void settingThatNothingCouldStartWith_isRefusedBeforeAnythingStarts(
      String variable, String value, @TempDir Path home) {
    StackSettings settings =
        StackSettings.of(Map.of("REEV_ROOT", home.toString(), variable, value), StackPorts.ANY);

    assertThatThrownBy(() -> new StackOwnership(settings, line -> {}).claim())
        .isInstanceOfSatisfying(
            ReevFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(2);
              assertThat(failure.line()).startsWith(variable).contains(value).hasLineCount(1);
            });
    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://10.0.0.1:7233", "udp://10.0.0.1:7233"})
  void linkToAService_isNoPort(String link) {
    assertThat(
            StackPorts.WELL_KNOWN.overriddenBy(
                Map.of("TEMPORAL_PORT", link, "TEMPORAL_UI_PORT", link)))
        .isEqualTo(StackPorts.WELL_KNOWN);
  }

  @Test
  void homeThatCannotBeMade_isSaidInOneLine(@TempDir Path folder) throws IOException {
    // Root may write to any folder, but no user can create a folder in a file.
    Path home = Files.createFile(folder.resolve("file")).resolve("home");

    assertThatThrownBy(() -> StackLock.tryAcquire(home, StackKind.UP))
        .isInstanceOfSatisfying(
            ReevFailure.class,
            failure ->
                assertThat(failure.line())
                    .contains(home + " cannot be written to", "REEV_HOME")
                    .hasLineCount(1));
  }

  @Test
  void wordInPlaceOfAPort_isRefused() {
    assertThatThrownBy(
            () -> StackPorts.WELL_KNOWN.overriddenBy(Map.of("TEMPORAL_PORT", "http://a")))
        .hasMessageContaining("TEMPORAL_PORT must be a port");
  }
}
