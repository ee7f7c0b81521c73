package dev.reev.api.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.api.provenance.RunProvenance.Chat;
import dev.reev.api.provenance.RunProvenance.Ledger;
import dev.reev.benchmarks.build.ReevBuild;
import dev.reev.benchmarks.schema.OneLine;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.Provenance;
import org.jspecify.annotations.Nullable;

/** The part of {@link RunProvenance} that is kept as JSON beside the run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptProvenance(
    @Nullable String runnerVersion,
    @Nullable String apiVersion,
    @Nullable String gitSha,
    @Nullable Boolean gitDirty,
    @Nullable String agentConfigSha256,
    @Nullable String model,
    @Nullable String promptSha256,
    @Nullable Ledger ledger,
    @Nullable Long seed,
    @Nullable String scorer,
    @Nullable String agentSandbox,
    @Nullable Chat chat) {

  static final KeptProvenance NONE =
      new KeptProvenance(null, null, null, null, null, null, null, null, null, null, null, null);

  /** A foreign runner may claim anything; a real version or model name is far shorter. */
  private static final int MAX_LENGTH = 200;

  /**
   * Provenance known to this server and from the session file.
   *
   * @param sessionJson a verified session file; null when the runner left none
   */
  static KeptProvenance of(String apiVersion, ReevBuild build, byte @Nullable [] sessionJson) {
    SessionPart session =
        sessionJson == null
            ? SessionPart.NONE
            : ReevJson.MAPPER.readValue(sessionJson, SessionPart.class);
    Provenance said = session.provenance();
    if (said == null) {
      said = Provenance.UNKNOWN;
    }
    return new KeptProvenance(
        line(session.runnerVersion()),
        apiVersion,
        build.gitSha(),
        build.gitDirty(),
        line(said.agentSha256()),
        line(said.modelReported()),
        line(said.promptSha256()),
        new Ledger(line(said.ledger()), line(said.ledgerVersion())),
        said.seed(),
        line(said.scorer()),
        line(said.agentSandbox()),
        chat(said.chat()));
  }

  private static @Nullable Chat chat(Provenance.@Nullable Chat said) {
    return said == null
        ? null
        : new Chat(
            line(said.promptVersion()),
            line(said.systemPromptSha256()),
            line(said.tools()),
            said.temperature(),
            line(said.extraBody()));
  }

  private static @Nullable String line(@Nullable String text) {
    return text == null || text.isBlank() ? null : OneLine.of(text, MAX_LENGTH);
  }

  /** The rest of a session file may be megabytes; it is passed over. */
  private record SessionPart(@Nullable String runnerVersion, @Nullable Provenance provenance) {

    static final SessionPart NONE = new SessionPart(null, null);
  }
}
