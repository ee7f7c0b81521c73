package dev.reev.api.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.ReevJson;
import org.jspecify.annotations.Nullable;

/**
 * What a run was made of. Null where that is not known: not yet, or the runner does not say.
 *
 * @param benchmarkSha256 digest of the benchmark's exact text
 * @param runnerVersion as the runner says; Reev's own names the commit it was built from
 * @param apiVersion of the server that stored the run
 * @param gitSha commit that this server was built from
 * @param gitDirty whether its sources differed from that commit
 * @param agentConfigSha256 digest of the agent's definition and config in effect, without secrets
 * @param model as its provider reports it
 * @param promptSha256 digest of the first prompt, with names in place of the addresses that are
 *     drawn anew for each run
 * @param host where the newest attempt was
 * @param seed sent to the model
 * @param scorer name and version of the rules that made its first score
 * @param agentSandbox what kept the agent's program in; null for an agent that is no program
 * @param chat how a model was asked; null for an agent that is none
 */
public record RunProvenance(
    @Nullable String benchmarkSha256,
    @Nullable String runnerVersion,
    @Nullable String apiVersion,
    @Nullable String gitSha,
    @Nullable Boolean gitDirty,
    @Nullable String agentConfigSha256,
    @Nullable String model,
    @Nullable String promptSha256,
    Ledger ledger,
    @Nullable String host,
    @Nullable Long seed,
    @Nullable String scorer,
    @Nullable String agentSandbox,
    @Nullable Chat chat) {

  /**
   * What the author of a chat agent varies.
   *
   * @param promptVersion what the author calls the prompt
   * @param systemPromptSha256 digest of the system prompt; null when no model was asked
   * @param tools {@code all} of those that the benchmark has, {@code none}, or names
   * @param temperature sent to the model
   * @param extraBody further fields of each request, as JSON text
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Chat(
      @Nullable String promptVersion,
      @Nullable String systemPromptSha256,
      @Nullable String tools,
      @Nullable Double temperature,
      @Nullable String extraBody) {

    static final Chat UNKNOWN = new Chat(null, null, null, null, null);
  }

  /**
   * The ledger of a run.
   *
   * @param kind {@code embedded}, or {@code url} for one in the network
   * @param version as it says of itself
   */
  public record Ledger(@Nullable String kind, @Nullable String version) {

    static final Ledger UNKNOWN = new Ledger(null, null);
  }

  /**
   * Puts together what is stored of a run.
   *
   * @param kept the JSON that {@link KeptProvenance} made when the run ended; null before
   */
  public static RunProvenance of(
      String benchmarkSha256, @Nullable String host, @Nullable String kept) {
    KeptProvenance known =
        kept == null ? KeptProvenance.NONE : ReevJson.MAPPER.readValue(kept, KeptProvenance.class);
    return new RunProvenance(
        benchmarkSha256,
        known.runnerVersion(),
        known.apiVersion(),
        known.gitSha(),
        known.gitDirty(),
        known.agentConfigSha256(),
        known.model(),
        known.promptSha256(),
        known.ledger() == null ? Ledger.UNKNOWN : known.ledger(),
        host,
        known.seed(),
        known.scorer(),
        known.agentSandbox(),
        known.chat());
  }
}
