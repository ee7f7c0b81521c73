package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that determines a run, so that it can be repeated.
 *
 * @param benchmarkSha256 of the benchmark file's bytes, lower-case hex
 * @param ledger {@code embedded} or {@code url}; null when the run ended before it had one
 * @param ledgerVersion as the ledger reports it
 * @param model the model that the agent requests
 * @param modelReported the model that the provider reports
 * @param agentSha256 of the agent's effective definition and config, without secrets, lower-case
 *     hex
 * @param promptSha256 of the first prompt that the agent saw, with names in place of the addresses,
 *     which are new in each run; lower-case hex; null when there was no prompt
 * @param seed sent to the model, if any
 * @param java version of the Java platform
 * @param scorer name and version of the rules that made the score; null in sessions written before
 *     scorers had names
 * @param agentSandbox sandbox of the agent's program: {@link #BUBBLEWRAP}, or {@link #NONE} when
 *     its definition turns it off; null for an agent that is no program
 * @param chat how a model was asked; null for an agent that is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Provenance(
    @Nullable String benchmarkSha256,
    @Nullable String ledger,
    @Nullable String ledgerVersion,
    @Nullable String model,
    @Nullable String modelReported,
    @Nullable String agentSha256,
    @Nullable String promptSha256,
    @Nullable Long seed,
    @Nullable String java,
    @Nullable String scorer,
    @Nullable String agentSandbox,
    @Nullable Chat chat)
    implements InJson {

  /**
   * The parts of a chat agent that its author varies: prompt, tools, request fields.
   *
   * @param promptVersion what the author calls the prompt; null when the definition has no name
   * @param systemPromptSha256 of the first message of all, lower-case hex; null when no model was
   *     asked
   * @param tools {@code all} of the benchmark's tools, {@code none}, or names
   * @param temperature sent to the model, if any
   * @param extraBody further fields of each request, as JSON; null without any
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Chat(
      @Nullable String promptVersion,
      @Nullable String systemPromptSha256,
      @Nullable String tools,
      @Nullable Double temperature,
      @Nullable String extraBody)
      implements InJson {
    @Override
    public JsonNode json() {
      return JsonFields.none()
          .given("prompt_version", promptVersion)
          .given("system_prompt_sha256", systemPromptSha256)
          .given("tools", tools)
          .given("temperature", temperature)
          .given("extra_body", extraBody)
          .object();
    }
  }

  /**
   * Provenance without chat settings: of an agent that is no model, or of a session that does not
   * record them.
   */
  public Provenance(
      @Nullable String benchmarkSha256,
      @Nullable String ledger,
      @Nullable String ledgerVersion,
      @Nullable String model,
      @Nullable String modelReported,
      @Nullable String agentSha256,
      @Nullable String promptSha256,
      @Nullable Long seed,
      @Nullable String java,
      @Nullable String scorer,
      @Nullable String agentSandbox) {
    this(
        benchmarkSha256,
        ledger,
        ledgerVersion,
        model,
        modelReported,
        agentSha256,
        promptSha256,
        seed,
        java,
        scorer,
        agentSandbox,
        null);
  }

  /** Provenance of a session that records none. */
  public static final Provenance UNKNOWN =
      new Provenance(null, null, null, null, null, null, null, null, null, null, null);

  public static final String BUBBLEWRAP = "bubblewrap";

  public static final String NONE = "none";

  @Override
  public JsonNode json() {
    return JsonFields.none()
        .given("benchmark_sha256", benchmarkSha256)
        .given("ledger", ledger)
        .given("ledger_version", ledgerVersion)
        .given("model", model)
        .given("model_reported", modelReported)
        .given("agent_sha256", agentSha256)
        .given("prompt_sha256", promptSha256)
        .given("seed", seed)
        .given("java", java)
        .given("scorer", scorer)
        .given("agent_sandbox", agentSandbox)
        .given("chat", chat)
        .object();
  }
}
