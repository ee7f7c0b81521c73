package dev.reev.stack.setting;

import dev.reev.stack.outcome.ReevFailure;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Requested ports of a stack; 0 for any free one.
 *
 * @param api variable PORT
 * @param temporal variable TEMPORAL_PORT
 * @param temporalUi variable TEMPORAL_UI_PORT
 */
public record StackPorts(int api, int temporal, int temporalUi) {

  public static final String API = "PORT";
  public static final String TEMPORAL = "TEMPORAL_PORT";
  public static final String TEMPORAL_UI = "TEMPORAL_UI_PORT";

  /** The documented default ports. */
  public static final StackPorts WELL_KNOWN = new StackPorts(3001, 7233, 8233);

  /** Any free ports, for a stack that users need not find. */
  public static final StackPorts ANY = new StackPorts(0, 0, 0);

  /**
   * Value that Docker and Kubernetes put into the variable {@code TEMPORAL_PORT} of each container
   * beside a service {@code temporal}; it is not a setting.
   */
  private static final Pattern SERVICE_LINK = Pattern.compile("(?:tcp|udp|sctp)://");

  StackPorts overriddenBy(Map<String, String> environment) {
    return new StackPorts(
        port(environment, API, api),
        port(environment, TEMPORAL, temporal),
        port(environment, TEMPORAL_UI, temporalUi));
  }

  private static int port(Map<String, String> environment, String variable, int otherwise) {
    String text = environment.getOrDefault(variable, "").strip();
    if (text.isEmpty() || SERVICE_LINK.matcher(text).lookingAt()) {
      return otherwise;
    }
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw ReevFailure.usage(
        variable + " must be a port from 0 (any free one) to 65535, but is '" + text + "'.");
  }
}
