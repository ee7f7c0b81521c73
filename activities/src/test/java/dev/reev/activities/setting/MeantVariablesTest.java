package dev.reev.activities.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;

class MeantVariablesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z_]+)[:}]");

  /** First column of a table row, with its names. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*) \\|");

  private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z_]+)`");

  /** Variables that only the launcher, the command line, OpenTelemetry or agents read. */
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "TEMPORAL_PORT|TEMPORAL_UI_PORT|HTTP_PROXY|HTTPS_PROXY|NO_PROXY|JUPITER_API_BASE_URL|OTEL_.*|REEV_URL|REEV_WEBHOOK_SECRET|NO_COLOR"
              + "|REEV_API_HEAP|REEV_API_COMMAND|REEV_RUNNER_JAVA_OPTIONS|REEV_SKIP_BUILD|REEV_START_PATIENCE");

  @Test
  void variablesOfOtherPrograms_areNotSeen() {
    StandardEnvironment seen =
        seen(
            Map.of(
                "SERVER_PORT", "1",
                "DEBUG", "true",
                "SPRING_PROFILES_ACTIVE", "production",
                "SPRING_APPLICATION_JSON", "{\"server.port\": 1}",
                "LOGGING_LEVEL_ROOT", "TRACE",
                "MANAGEMENT_SERVER_PORT", "1",
                "REEV_PORT", "tcp://10.0.0.1:3001",
                "REEV_PUBLIC_URL", "http://reev.example"));

    for (String name :
        List.of(
            "server.port",
            "debug",
            "spring.profiles.active",
            "SPRING_APPLICATION_JSON",
            "logging.level.root",
            "management.server.port",
            "reev.port")) {
      assertThat(seen.containsProperty(name)).as(name).isFalse();
    }
    assertThat(seen.getProperty("reev.public.url")).isEqualTo("http://reev.example");
  }

  @Test
  void settingsOfADatabaseAndATemporalOfOnesOwn_areSeen() {
    StandardEnvironment seen =
        seen(
            Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://db/reev",
                "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "4",
                "SPRING_FLYWAY_USER", "owner",
                "SPRING_TEMPORAL_CONNECTION_ENABLEHTTPS", "true"));

    assertThat(seen.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://db/reev");
    assertThat(seen.getProperty("spring.datasource.hikari.maximumpoolsize")).isEqualTo("4");
    assertThat(seen.getProperty("spring.flyway.user")).isEqualTo("owner");
    assertThat(seen.getProperty("spring.temporal.connection.enablehttps")).isEqualTo("true");
  }

  @Test
  void openTelemetry_isFollowedOnlyWhereSpansAreSent() {
    String mapped = "management.opentelemetry.map-environment-variables";

    assertThat(seen(Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")).getProperty(mapped))
        .isEqualTo("false");
    assertThat(
            seen(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318"))
                .getProperty(mapped))
        .isEqualTo("true");
    assertThatThrownBy(
            () ->
                seen(
                    Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317",
                        "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("OTEL_EXPORTER_OTLP_PROTOCOL is 'grpc'");
  }

  @Test
  void nameThatTheLocaleCannotRead_isRefused() {
    assertThatThrownBy(() -> seen(Map.of("REEV_HOME", "/data/gr\ufffd\ufffder")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "REEV_HOME has characters that this locale cannot read; start with LC_ALL=C.UTF-8");
  }

  @Test
  void valueThatASettingCannotHave_isRefusedByTheNameOfItsVariable() {
    assertThatThrownBy(() -> seen(Map.of("REEV_RUNNER_SLOTS", "-1")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("REEV_RUNNER_SLOTS must be a whole number from 0 to 10000, but is '-1'");
    assertThat(seen(Map.of("REEV_RUNNER_SLOTS", " ")).containsProperty("REEV_RUNNER_SLOTS"))
        .isFalse();
  }

  @Test
  void everyVariableOfTheSettingsFiles_isSeen() throws IOException {
    for (String file :
        List.of(
            "src/main/resources/reev-runner.yml",
            "src/main/resources/reev-worker.yml",
            "../api/src/main/resources/application.yml")) {
      assertThat(PLACEHOLDER.matcher(Files.readString(Path.of(file))).results())
          .isNotEmpty()
          .extracting(found -> found.group(1))
          .allMatch(MeantVariables::isMeant, file);
    }
  }

  @Test
  void everyDocumentedVariable_isSeen() throws IOException {
    String page = Files.readString(Path.of("../docs/configuration.md"));

    assertThat(
            ROW.matcher(page)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(found -> found.group(1))
                .filter(name -> !OF_OTHERS.matcher(name).matches()))
        .hasSizeGreaterThan(30)
        .allMatch(MeantVariables::isMeant);
  }

  private static StandardEnvironment seen(Map<String, String> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    new MeantVariables(variables).postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }
}
