package dev.reev.benchmarks.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Request settings of a chat model. Null leaves a setting to the provider.
 *
 * @param temperature 0 to 2
 * @param seed for repeatable answers, where the provider keeps that promise
 * @param maxTurns most requests for one answer; a model that needs more has not answered
 * @param maxOutputTokens of one response
 * @param requestTimeoutSeconds of one request, retries apart
 * @param maxRetries of one request, on 408, 409, 429, 5xx and broken connections
 * @param inputUsdPerMillionTokens for the cost, when the provider does not report it
 * @param outputUsdPerMillionTokens for the cost, when the provider does not report it
 * @param maxCompletionTokens {@code max_completion_tokens} of a request, for providers that do not
 *     take {@code max_tokens}
 * @param extraBody further fields of a request, as JSON-like values, by name
 * @param headers further headers of a request, by name
 * @param headerVariables headers whose values are secret: the variable that holds each, by name of
 *     the header
 * @param systemPrompt in place of Reev's own
 * @param promptVersion the author's name for the current prompt, which tells runs of different
 *     prompts apart
 * @param tools names of the benchmark's tools that the model is offered; none when empty, all when
 *     null
 */
public record ChatSettings(
    @Nullable Double temperature,
    @Nullable Long seed,
    int maxTurns,
    @Nullable Integer maxOutputTokens,
    int requestTimeoutSeconds,
    int maxRetries,
    @Nullable Double inputUsdPerMillionTokens,
    @Nullable Double outputUsdPerMillionTokens,
    // Absent values leave no trace in the digest of a definition, so the digests of old definitions
    // stay.
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer maxCompletionTokens,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> extraBody,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headerVariables,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String systemPrompt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String promptVersion,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> tools) {

  /** Name of the response limit that most providers use. */
  public static final String MAX_TOKENS = "max_tokens";

  /** Name of the response limit that newer OpenAI models require; they refuse the older one. */
  public static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

  /** Enough to look, act and correct; the longest shipped benchmarks need six. */
  public static final int DEFAULT_MAX_TURNS = 12;

  /** Slow local models need minutes. */
  public static final int DEFAULT_REQUEST_TIMEOUT_SECONDS = 120;

  /** With the client's back-off about half a minute, or as long as the provider requests. */
  public static final int DEFAULT_MAX_RETRIES = 5;

  /** Settings of an agent whose definition sets none. */
  public static final ChatSettings DEFAULT =
      new ChatSettings(
          null,
          null,
          DEFAULT_MAX_TURNS,
          null,
          DEFAULT_REQUEST_TIMEOUT_SECONDS,
          DEFAULT_MAX_RETRIES,
          null,
          null);

  /** Keeps sorted copies: the order of names in a file has no meaning. */
  public ChatSettings {
    extraBody = Collections.unmodifiableMap(new TreeMap<>(extraBody));
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    headerVariables = Collections.unmodifiableMap(new TreeMap<>(headerVariables));
    tools = tools == null ? null : tools.stream().sorted().toList();
  }

  /** Whether it is offered this tool, if the benchmark has it. */
  public boolean offers(String tool) {
    return tools == null || tools.contains(tool);
  }

  /** Sampling fields of each request, by name; null values are left out. */
  public Map<String, Object> sampling() {
    Map<String, Object> sampling = new LinkedHashMap<>();
    sampling.put("temperature", temperature);
    sampling.put("seed", seed);
    sampling.put(MAX_TOKENS, maxOutputTokens);
    sampling.put(MAX_COMPLETION_TOKENS, maxCompletionTokens);
    sampling.values().removeIf(Objects::isNull);
    return sampling;
  }

  /** Settings without the fields that only some providers support. */
  public ChatSettings(
      @Nullable Double temperature,
      @Nullable Long seed,
      int maxTurns,
      @Nullable Integer maxOutputTokens,
      int requestTimeoutSeconds,
      int maxRetries,
      @Nullable Double inputUsdPerMillionTokens,
      @Nullable Double outputUsdPerMillionTokens) {
    this(
        temperature,
        seed,
        maxTurns,
        maxOutputTokens,
        requestTimeoutSeconds,
        maxRetries,
        inputUsdPerMillionTokens,
        outputUsdPerMillionTokens,
        null,
        Map.of(),
        Map.of(),
        Map.of());
  }

  /** Settings with Reev's own prompt and all tools. */
  public ChatSettings(
      @Nullable Double temperature,
      @Nullable Long seed,
      int maxTurns,
      @Nullable Integer maxOutputTokens,
      int requestTimeoutSeconds,
      int maxRetries,
      @Nullable Double inputUsdPerMillionTokens,
      @Nullable Double outputUsdPerMillionTokens,
      @Nullable Integer maxCompletionTokens,
      Map<String, Object> extraBody,
      Map<String, String> headers,
      Map<String, String> headerVariables) {
    this(
        temperature,
        seed,
        maxTurns,
        maxOutputTokens,
        requestTimeoutSeconds,
        maxRetries,
        inputUsdPerMillionTokens,
        outputUsdPerMillionTokens,
        maxCompletionTokens,
        extraBody,
        headers,
        headerVariables,
        null,
        null,
        null);
  }
}
