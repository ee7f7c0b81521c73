package dev.reev.benchmarks.trace;

import dev.reev.benchmarks.net.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenTelemetry's variables. They take effect only when they name an endpoint for spans: others may
 * be set for all programs of a machine.
 */
public final class TraceVariables {

  private static final List<String> ENDPOINTS =
      List.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT");

  /** In order of precedence. */
  private static final List<String> PROTOCOLS =
      List.of("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL");

  private static final String SPOKEN = "http/protobuf";

  private TraceVariables() {}

  /** Whether spans are sent. */
  public static boolean haveEndpoint(Map<String, String> variables) {
    return ENDPOINTS.stream().anyMatch(name -> !value(variables, name).isEmpty());
  }

  /**
   * A one-line error when the variables require an unsupported protocol or an endpoint without a
   * host.
   */
  public static Optional<String> refusal(Map<String, String> variables) {
    if (!haveEndpoint(variables)) {
      return Optional.empty();
    }
    return refusalOfEndpoint(variables).or(() -> refusalOfProtocol(variables));
  }

  /** Refuses an invalid endpoint, which would make the exporter fail with a stack trace. */
  private static Optional<String> refusalOfEndpoint(Map<String, String> variables) {
    return ENDPOINTS.stream()
        .filter(name -> !value(variables, name).isEmpty())
        .filter(name -> !hasHost(value(variables, name)))
        .findFirst()
        .map(
            name ->
                name
                    + " must be http(s)://host[:port][/path]; of a host with an underscore in its"
                    + " name give the address");
  }

  private static boolean hasHost(String endpoint) {
    return WebAddress.parse(endpoint).map(URI::getHost).isPresent();
  }

  private static Optional<String> refusalOfProtocol(Map<String, String> variables) {
    return PROTOCOLS.stream()
        .filter(name -> !value(variables, name).isEmpty())
        .findFirst()
        .filter(name -> !value(variables, name).equals(SPOKEN))
        .map(
            name ->
                "%s is '%s'; allowed: %s (collectors take it at port 4318; 4317 is for gRPC)"
                    .formatted(name, value(variables, name), SPOKEN));
  }

  private static String value(Map<String, String> variables, String name) {
    return variables.getOrDefault(name, "").strip();
  }
}
