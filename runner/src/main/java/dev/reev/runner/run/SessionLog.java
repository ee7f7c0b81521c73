package dev.reev.runner.run;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.RunClock;
import dev.reev.runner.evidence.RunnerVersion;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.ledger.LedgerSource;
import dev.reev.scoring.Scorer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assembles the session file of one run from the facts known at its end. */
final class SessionLog {

  /** Stands for all tools of the benchmark. */
  private static final String ALL = "all";

  private final RunOrder order;
  private final Map<String, String> environment;
  private final Evidence evidence;
  private final Stopwatch stopwatch;
  private volatile String benchmarkId;
  private volatile @Nullable String benchmarkSha256;
  private volatile @Nullable String ledger;
  private volatile @Nullable String ledgerVersion;
  private volatile @Nullable String agentSandbox;
  private volatile double passThreshold = Benchmark.DEFAULT_PASS_THRESHOLD;

  SessionLog(
      RunOrder order, Map<String, String> environment, Evidence evidence, Stopwatch stopwatch) {
    this.order = order;
    this.environment = environment;
    this.evidence = evidence;
    this.stopwatch = stopwatch;
    // Until the benchmark can be read, its file name identifies it.
    this.benchmarkId = order.benchmarkName();
    evidence.runStarted(benchmarkId, order.agent().name());
  }

  void benchmark(ParsedBenchmark parsed) {
    benchmarkId = parsed.benchmark().id();
    benchmarkSha256 = parsed.sha256();
    passThreshold = parsed.benchmark().passThreshold();
  }

  void agentSandbox(@Nullable String name) {
    agentSandbox = name;
  }

  void ledger(LedgerSource source, LedgerClient client) {
    ledger = source.isEmbedded() ? "embedded" : "url";
    ledgerVersion = JsonTrees.text(client.require("getVersion"));
  }

  SessionFile scored(FinalResult result) {
    evidence.runScored(result);
    return file(result, null);
  }

  SessionFile failed(SessionFailure failure) {
    evidence.runFailed(failure);
    return file(null, failure);
  }

  private SessionFile file(@Nullable FinalResult result, @Nullable SessionFailure failure) {
    SessionFile file =
        new SessionFile(
            SessionFile.SCHEMA_VERSION,
            RunnerVersion.TEXT,
            order.executionId(),
            benchmarkId,
            order.agent().name(),
            stopwatch.clock().startSeconds(),
            RunClock.nowSeconds(),
            passThreshold,
            evidence.events(),
            result,
            failure,
            provenance(),
            evidence.usage(),
            stopwatch.timing());
    return evidence.redactor().record(file, SessionFile.class);
  }

  private Provenance provenance() {
    @Nullable Chat chat = order.agent() instanceof Chat model ? model.inEffect(environment) : null;
    return new Provenance(
        benchmarkSha256,
        ledger,
        ledgerVersion,
        chat == null ? null : chat.model(),
        evidence.modelReported(),
        Sha256.hex(agentText(chat == null ? order.agent() : chat).getBytes(StandardCharsets.UTF_8)),
        evidence.firstPromptSha256(),
        chat == null ? null : chat.settings().seed(),
        Runtime.version().toString(),
        Scorer.VERSION,
        agentSandbox,
        chat == null ? null : asked(chat.settings()));
  }

  private static String agentText(AgentDefinition agent) {
    return agent instanceof InJson simple ? JsonTrees.text(simple) : ReevJson.canonical(agent);
  }

  private Provenance.Chat asked(ChatSettings settings) {
    List<String> tools = settings.tools();
    return new Provenance.Chat(
        settings.promptVersion(),
        evidence.systemPromptSha256(),
        tools == null ? ALL : tools.isEmpty() ? Provenance.NONE : String.join(", ", tools),
        settings.temperature(),
        settings.extraBody().isEmpty() ? null : ReevJson.canonical(settings.extraBody()));
  }
}
