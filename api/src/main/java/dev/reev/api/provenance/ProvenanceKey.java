package dev.reev.api.provenance;

import dev.reev.api.provenance.RunProvenance.Chat;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that a run is made of, under the name that clients see. */
enum ProvenanceKey {
  BENCHMARK("benchmark_sha256", "text of the benchmark"),
  PROMPT("prompt_sha256", "first prompt"),
  SCORER("scorer", "scoring rules"),
  AGENT_CONFIG("agent_config_sha256", "definition or config of the agent"),
  PROMPT_VERSION("chat.prompt_version", "version of the prompt"),
  SYSTEM_PROMPT("chat.system_prompt_sha256", "system prompt"),
  TOOLS("chat.tools", "tools offered"),
  TEMPERATURE("chat.temperature", "temperature"),
  EXTRA_BODY("chat.extra_body", "further fields of a request"),
  AGENT_SANDBOX("agent_sandbox", "sandbox of the agent"),
  MODEL("model", "model as its provider reports it"),
  SEED("seed", "seed"),
  RUNNER_VERSION("runner_version", "runner"),
  LEDGER_KIND("ledger.kind", "kind of ledger"),
  LEDGER_VERSION("ledger.version", "version of the ledger"),
  HOST("host", "host"),
  API_VERSION("api_version", "version of the server"),
  GIT_SHA("git_sha", "commit of the server"),
  GIT_DIRTY("git_dirty", "uncommitted changes in the server");

  /** Enough of a digest to tell two apart by eye. */
  private static final int SHOWN_DIGITS = 12;

  /** As many values as fit into a line. */
  private static final int SHOWN_VALUES = 3;

  private final String wireName;
  private final String words;

  ProvenanceKey(String wireName, String words) {
    this.wireName = wireName;
    this.words = words;
  }

  static ProvenanceKey of(String wireName) {
    return Arrays.stream(values())
        .filter(key -> key.wireName.equals(wireName))
        .findFirst()
        .orElseThrow();
  }

  String wireName() {
    return wireName;
  }

  /**
   * True when each benchmark has a value of its own, so that only runs of the same benchmark are
   * comparable.
   */
  boolean ofTheBenchmark() {
    return this == BENCHMARK || this == PROMPT;
  }

  @Nullable String value(RunProvenance run) {
    return switch (this) {
      case BENCHMARK -> run.benchmarkSha256();
      case PROMPT -> run.promptSha256();
      case SCORER -> run.scorer();
      case AGENT_CONFIG -> run.agentConfigSha256();
      case PROMPT_VERSION -> chat(run).promptVersion();
      case SYSTEM_PROMPT -> chat(run).systemPromptSha256();
      case TOOLS -> chat(run).tools();
      case TEMPERATURE -> Objects.toString(chat(run).temperature(), null);
      case EXTRA_BODY -> chat(run).extraBody();
      case AGENT_SANDBOX -> run.agentSandbox();
      case MODEL -> run.model();
      case SEED -> run.seed() == null ? null : run.seed().toString();
      case RUNNER_VERSION -> run.runnerVersion();
      case LEDGER_KIND -> run.ledger().kind();
      case LEDGER_VERSION -> run.ledger().version();
      case HOST -> run.host();
      case API_VERSION -> run.apiVersion();
      case GIT_SHA -> run.gitSha();
      case GIT_DIRTY -> run.gitDirty() == null ? null : run.gitDirty().toString();
    };
  }

  private static Chat chat(RunProvenance run) {
    return Objects.requireNonNullElse(run.chat(), Chat.UNKNOWN);
  }

  /** A difference as one human-readable line. */
  String line(List<String> before, List<String> now) {
    return words + ": " + shown(now) + ", before " + shown(before);
  }

  private String shown(List<String> values) {
    String some =
        values.stream().limit(SHOWN_VALUES).map(this::shown).collect(Collectors.joining(" and "));
    int more = values.size() - SHOWN_VALUES;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  private String shown(String value) {
    boolean digest = this == GIT_SHA || wireName.endsWith("sha256");
    return digest && value.length() > SHOWN_DIGITS ? value.substring(0, SHOWN_DIGITS) : value;
  }
}
