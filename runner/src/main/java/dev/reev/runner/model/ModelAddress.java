package dev.reev.runner.model;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.AgentDefinition.Chat.InvalidHeaderException;
import dev.reev.benchmarks.net.OutboundPolicy;
import dev.reev.benchmarks.net.WebAddress;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint of a model, with its key.
 *
 * @param url of the chat completions
 * @param key null when none is needed
 * @param keyName the variable that holds the key, for messages; null when none is needed
 * @param headers further headers of each request, secrets included
 * @param delivered whether a client of the API chose the endpoint, and not the operator
 */
record ModelAddress(
    URI url,
    @Nullable String key,
    @Nullable String keyName,
    Map<String, String> headers,
    boolean delivered) {

  private static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]+");

  /**
   * Reads the endpoint from a definition and the variables that it names.
   *
   * @throws RunFailedException when the key is missing, or either is not usable
   */
  static ModelAddress of(Chat definition, Map<String, String> environment) {
    URI url = completions(definition, environment);
    requireOpen(url, definition, environment);
    Map<String, String> headers = headers(definition, environment);
    for (String name : definition.keyVariables(environment)) {
      String key = environment.getOrDefault(name, "").strip();
      if (!key.isEmpty()) {
        if (!HEADER_TEXT.matcher(key).matches()) {
          throw unavailable(
              definition, SessionFailure.AUTH, name + " holds characters that no key can have");
        }
        return new ModelAddress(url, key, name, headers, isDelivered(environment));
      }
    }
    if (definition.needsKey(environment)) {
      throw unavailable(
          definition,
          SessionFailure.AUTH,
          "it needs a key: set " + String.join(" or ", definition.keyVariables()));
    }
    return new ModelAddress(url, null, null, headers, isDelivered(environment));
  }

  /** URL for messages, without its query, which can hold a key. */
  String shown() {
    return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
  }

  private static Map<String, String> headers(Chat definition, Map<String, String> environment) {
    try {
      return definition.headers(environment);
    } catch (InvalidHeaderException e) {
      throw unavailable(definition, SessionFailure.AUTH, String.valueOf(e.getMessage()));
    }
  }

  private static URI completions(Chat definition, Map<String, String> environment) {
    try {
      URI uri = new URI(definition.baseUrl(environment).strip());
      boolean web = WebAddress.parse(uri.toString()).isPresent();
      if (web && !WebAddress.hasUser(uri)) {
        String path =
            Objects.requireNonNullElse(uri.getRawPath(), "")
                .replaceFirst("/+$", "")
                // Users often paste the full URL.
                .replaceFirst("/chat/completions$", "");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new URI(
            uri.getScheme() + "://" + uri.getRawAuthority() + path + "/chat/completions" + query);
      }
    } catch (URISyntaxException e) {
      // Reported below, without the text: it can hold a key.
    }
    String from = isDelivered(environment) ? Chat.API_URL : definition.baseUrlVariable();
    throw unavailable(
        definition,
        SessionFailure.NOT_CONFIGURED,
        (from == null ? "its URL" : "its URL (" + from + ")")
            + " must be http(s)://host[:port][/path], without user and password");
  }

  /**
   * Applies the outbound policy to URLs from clients, whose host names may resolve elsewhere by
   * now. URLs from the operator, in the file of agents or a variable, are trusted.
   */
  private static void requireOpen(URI url, Chat definition, Map<String, String> environment) {
    if (isDelivered(environment)) {
      String refusal = OutboundPolicy.of(environment).refusalOfKnown(url);
      if (refusal != null) {
        throw unavailable(
            definition, SessionFailure.NOT_CONFIGURED, "its URL (" + Chat.API_URL + ") " + refusal);
      }
    }
  }

  private static boolean isDelivered(Map<String, String> environment) {
    return !environment.getOrDefault(Chat.API_URL, "").isBlank();
  }

  static RunFailedException unavailable(Chat definition, String reason, String what) {
    return new RunFailedException(
        new SessionFailure(
            SessionFailure.AGENT_UNAVAILABLE,
            "agent " + definition.name() + " cannot be asked: " + what,
            reason,
            null),
        null);
  }
}
