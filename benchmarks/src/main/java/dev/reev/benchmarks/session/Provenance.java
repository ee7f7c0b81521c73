package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a run was made of, so that it can be repeated.
 *
 * @param benchmarkSha256 of the benchmark file's bytes, lower-case hex
 * @param ledger {@code embedded} or {@code url}; null when the run ended before it had one
 * @param ledgerVersion what the ledger says of itself
 * @param model what the agent asks for
 * @param modelReported what the provider says it used
 * @param agentSha256 of the agent's definition and config as they were in effect, without secrets,
 *     lower-case hex
 * @param promptSha256 of the first prompt that the agent saw, with names in place of the addresses
 *     that are drawn anew for each run, lower-case hex; null when it was not asked
 * @param seed sent to the model, if any
 * @param java version of the Java platform
 * @param scorer name and version of the rules that made the score; null in sessions written before
 *     they had a name
 * @param agentSandbox what kept the agent's program in: {@link #BUBBLEWRAP}, or {@link #NONE} when
 *     a person said so; null for an agent that is no program
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
    @Nullable String agentSandbox) {

  /** Of a session that tells nothing of it. */
  public static final Provenance UNKNOWN =
      new Provenance(null, null, null, null, null, null, null, null, null, null, null);

  public static final String BUBBLEWRAP = "bubblewrap";

  public static final String NONE = "none";
}
