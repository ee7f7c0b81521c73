package dev.reev.benchmarks.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An agent as written in the agents file; the schema documents the keys. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AgentEntry.Chat.class, name = "chat"),
  @JsonSubTypes.Type(value = AgentEntry.Command.class, name = "command")
})
sealed interface AgentEntry {

  AgentDefinition define(String name, Path root);

  /** Null for no limit. */
  @Nullable Integer maxConcurrentRuns();

  /** A model; null fields take their defaults. */
  record Chat(
      String baseUrl,
      String model,
      @Nullable String keyVariable,
      @Nullable Double temperature,
      @Nullable Long seed,
      @Nullable Integer maxTurns,
      @Nullable Integer maxOutputTokens,
      @Nullable Integer maxCompletionTokens,
      @Nullable Map<String, Object> extraBody,
      @Nullable Map<String, String> headers,
      @Nullable Map<String, String> headerVariables,
      @Nullable Integer requestTimeoutSeconds,
      @Nullable Integer maxRetries,
      @Nullable Double inputUsdPerMillionTokens,
      @Nullable Double outputUsdPerMillionTokens,
      @Nullable String systemPrompt,
      @Nullable String promptVersion,
      @Nullable JsonNode tools,
      @Nullable Integer maxConcurrentRuns)
      implements AgentEntry {

    private static final Set<String> OFF = Set.of("off", "false");

    @Override
    public AgentDefinition define(String name, Path root) {
      ChatSettings settings =
          new ChatSettings(
              temperature,
              seed,
              Objects.requireNonNullElse(maxTurns, ChatSettings.DEFAULT_MAX_TURNS),
              maxOutputTokens,
              Objects.requireNonNullElse(
                  requestTimeoutSeconds, ChatSettings.DEFAULT_REQUEST_TIMEOUT_SECONDS),
              Objects.requireNonNullElse(maxRetries, ChatSettings.DEFAULT_MAX_RETRIES),
              inputUsdPerMillionTokens,
              outputUsdPerMillionTokens,
              maxCompletionTokens,
              extraBody == null ? Map.of() : extraBody,
              headers == null ? Map.of() : headers,
              headerVariables == null ? Map.of() : headerVariables,
              systemPrompt,
              promptVersion,
              tools == null ? null : offered(tools));
      List<String> keys = keyVariable == null ? List.of() : List.of(keyVariable);
      return new AgentDefinition.Chat(name, baseUrl, null, model, null, keys, settings);
    }

    /** Null for all. {@code off} is text in YAML 1.2, {@code false} is not. */
    private static @Nullable List<String> offered(JsonNode tools) {
      if (tools.isArray()) {
        return tools.valueStream().map(JsonNode::asString).toList();
      }
      return OFF.contains(tools.asString()) ? List.of() : null;
    }
  }

  /** An executable; null fields take their defaults. */
  record Command(
      List<String> command,
      @Nullable List<String> variables,
      @Nullable Integer answerSeconds,
      @Nullable List<String> sees,
      @Nullable List<String> network,
      @Nullable Boolean unconfined,
      @Nullable Integer maxConcurrentRuns)
      implements AgentEntry {

    private static final String ROOT = "{root}";

    @Override
    public AgentDefinition define(String name, Path root) {
      return new AgentDefinition.Command(
          name,
          rooted(command, root),
          variables == null ? List.of() : variables,
          Objects.requireNonNullElse(answerSeconds, AgentDefinition.Command.DEFAULT_ANSWER_SECONDS),
          sees == null ? List.of() : rooted(sees, root),
          network == null ? List.of() : network,
          Objects.requireNonNullElse(unconfined, false));
    }

    private static List<String> rooted(List<String> words, Path root) {
      return words.stream().map(word -> word.replace(ROOT, root.toString())).toList();
    }

    /** False for a path that depends on the working directory, which is new in each run. */
    boolean findsItsProgram() {
      return findsItsProgram(command.get(0));
    }

    /** Like the above, for the first word alone. */
    static boolean findsItsProgram(String program) {
      return program.startsWith("/") || program.startsWith(ROOT) || !program.contains("/");
    }
  }
}
