package dev.reev.activities.setting;

import dev.reev.benchmarks.setting.SettingRules;
import dev.reev.benchmarks.trace.TraceVariables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Limits the environment variables that Spring sees to those in docs/configuration.md. Spring would
 * take any variable for one of its settings, and {@code SERVER_PORT}, {@code DEBUG} or {@code
 * SPRING_PROFILES_ACTIVE} are meant for other programs more often than for Reev. Registered in
 * {@code spring.factories}.
 */
final class MeantVariables implements EnvironmentPostProcessor, Ordered {

  /** Variables of the server itself; the launcher and the command line have further ones. */
  private static final Set<String> NAMES =
      Set.of(
          "HOME",
          "PORT",
          "REEV_ADD_AGENTS",
          "REEV_AGENTS_FILE",
          "REEV_AGENT_LIMITS",
          "REEV_ALLOWED_HOSTS",
          "REEV_ALLOW_OPEN",
          "REEV_BENCHMARKS_DIR",
          "REEV_BIND_ADDRESS",
          "REEV_CORS_ORIGINS",
          "REEV_EXIT_WITH_PARENT",
          "REEV_HOME",
          "REEV_INVARIANTS_PERIOD_SECONDS",
          "REEV_KEEP_ATTEMPTS",
          "REEV_LEDGER_COMMAND",
          "REEV_LEDGER_URL",
          "REEV_LOG_FORMAT",
          "REEV_METRICS_ADDRESS",
          "REEV_OUTBOUND_HOSTS",
          "REEV_PUBLIC_URL",
          "REEV_REAPER_PERIOD",
          "REEV_ROOT",
          "REEV_RUNNER_CGROUP",
          "REEV_RUNNER_CGROUP_CPUS",
          "REEV_RUNNER_CGROUP_MEMORY",
          "REEV_RUNNER_COMMAND",
          "REEV_RUNNER_CPU_TIME",
          "REEV_RUNNER_DISK",
          "REEV_RUNNER_FILE_SIZE",
          "REEV_RUNNER_MEMORY",
          "REEV_RUNNER_OPEN_FILES",
          "REEV_RUNNER_PROCESSES",
          "REEV_RUNNER_SANDBOX",
          "REEV_RUNNER_SLOTS",
          "REEV_SECRET_KEY",
          "REEV_SECRET_KEY_FILE",
          "REEV_SESSION_LOG_PATH",
          "REEV_STOP_GRACE",
          "REEV_TRACE_UI",
          "REEV_USE_RELEASE",
          "REEV_WEBHOOK_HOSTS",
          "REEV_WORKER",
          "TEMPORAL_ADDRESS",
          "TEMPORAL_NAMESPACE",
          "TEMPORAL_UI_URL",
          "XDG_CACHE_HOME",
          "XDG_RUNTIME_DIR");

  /** Prefixes of Spring's own variables for an external database or Temporal. */
  private static final List<String> BEGINNINGS =
      List.of("SPRING_DATASOURCE_", "SPRING_FLYWAY_", "SPRING_TEMPORAL_CONNECTION_");

  /** With it, Boot would follow OpenTelemetry's variables even where no spans are to be sent. */
  private static final String MAP_OPENTELEMETRY =
      "management.opentelemetry.map-environment-variables";

  /** Java's replacement for bytes that are not characters in the current locale. */
  private static final char UNREADABLE = '\ufffd';

  private final Map<String, String> variables;

  /** Uses the environment of this process. */
  MeantVariables() {
    this(System.getenv());
  }

  MeantVariables(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Runs before all others, because some of them take settings from it. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  /**
   * @throws InvalidSettingException when a value violates its rule, spans are to be sent by an
   *     unsupported protocol, or a value cannot be read in this locale
   */
  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> meant = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> {
          if (isMeant(name) && !SettingRules.isLeftEmpty(name, value)) {
            requireReadable(name, value);
            meant.put(name, value);
          }
        });
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    environment
        .getPropertySources()
        .replace(name, new SystemEnvironmentPropertySource(name, meant));
    SettingRules.refusal(variables)
        .or(() -> TraceVariables.refusal(variables))
        .ifPresent(
            line -> {
              throw new InvalidSettingException(line);
            });
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "traced", Map.of(MAP_OPENTELEMETRY, TraceVariables.haveEndpoint(variables))));
  }

  /** The launchers set a suitable locale; this program was started without one. */
  private static void requireReadable(String name, String value) {
    if (value.indexOf(UNREADABLE) >= 0) {
      throw new InvalidSettingException(
          "%s has characters that this locale cannot read; start with LC_ALL=C.UTF-8"
              .formatted(name));
    }
  }

  static boolean isMeant(String name) {
    return NAMES.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith);
  }
}
