package dev.reev.runner;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.evidence.RunClock;
import dev.reev.runner.evidence.SessionEvents;
import dev.reev.runner.evidence.Trace;
import dev.reev.runner.ledger.FakeLedger;
import dev.reev.runner.tool.ToolBox;
import dev.reev.runner.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;

/**
 * Environment, ledger and evidence for an agent or a tool, in this process and on a fake ledger.
 */
public final class Workbench implements AutoCloseable {

  private static final String YAML =
      """
      id: workbench
      prompt: Do something
      initial_state:
        - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 0}
        - {pubkey: FRIEND, owner: "11111111111111111111111111111111", lamports: 0}
      ground_truth:
        final_state_assertions: [{ type: TransactionSucceeded }]
      """;

  private final FakeLedger ledger =
      new FakeLedger()
          .on("surfnet_setAccount", "\"result\":{\"value\":null}")
          .on("getAccountInfo", "\"result\":{\"value\":null}");

  private final Environment environment;
  private final Evidence evidence;
  private final Path eventFile;

  /** Creates a workbench that redacts the given secrets. */
  public Workbench(String... secrets) throws IOException {
    environment = EnvironmentSetup.apply(benchmark(YAML), ledger.client());
    eventFile = Files.createTempFile("workbench", ".jsonl");
    evidence =
        Evidence.open(
            "workbench",
            eventFile,
            new SessionEvents(RunClock.start(), new Redactor(List.of(secrets)), Optional.empty()),
            Trace.start(Map.of("OTEL_SDK_DISABLED", "true")));
  }

  public static Benchmark benchmark(String yaml) {
    return BenchmarkReader.read(yaml, "workbench.yml").benchmark();
  }

  /** An environment with the accounts {@code USER_WALLET_PUBKEY} and {@code FRIEND}. */
  public Environment environment() {
    return environment;
  }

  public FakeLedger ledger() {
    return ledger;
  }

  public Evidence evidence() {
    return evidence;
  }

  public PublicKey address(String name) {
    return environment.resolve(name).orElseThrow();
  }

  /** All tools, with Jupiter at this URL. */
  public ToolBox tools(String jupiterUrl) {
    Benchmark fork = benchmark(YAML.replace("prompt:", "ledger: mainnet-fork\nprompt:"));
    return new ToolBox(
        Tools.offeredFor(fork, Map.of("JUPITER_API_BASE_URL", jupiterUrl)),
        environment,
        ledger.client(),
        evidence);
  }

  /** The tools that need no network. */
  public ToolBox tools() {
    return new ToolBox(
        Tools.offeredFor(benchmark(YAML), Map.of()), environment, ledger.client(), evidence);
  }

  @Override
  public void close() throws IOException {
    evidence.close();
    ledger.close();
    Files.deleteIfExists(eventFile);
  }
}
