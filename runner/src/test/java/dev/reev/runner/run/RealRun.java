package dev.reev.runner.run;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Step;
import dev.reev.runner.agent.Agent;
import dev.reev.runner.agent.AgentConfinement;
import dev.reev.runner.agent.Agents;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.evidence.SessionEvents;
import dev.reev.runner.evidence.Trace;
import dev.reev.runner.ledger.LedgerSource;
import dev.reev.runner.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs a benchmark in this process, with a real agent and on the real embedded ledger. */
final class RealRun {

  static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("reev.root")));

  private RealRun() {}

  static FinalResult of(
      Path benchmarkFile, AgentDefinition definition, Map<String, String> environment)
      throws IOException {
    Benchmark benchmark =
        BenchmarkReader.read(
                Files.readString(benchmarkFile), benchmarkFile.getFileName().toString())
            .benchmark();
    Stopwatch stopwatch = Stopwatch.start();
    Path events = Files.createTempFile("real-run", ".jsonl");
    try (Trace trace = Trace.start(Map.of("OTEL_SDK_DISABLED", "true"));
        Evidence evidence =
            Evidence.open(
                "e-1",
                events,
                new SessionEvents(stopwatch.clock(), new Redactor(List.of()), Optional.empty()),
                trace);
        LedgerSource ledger = LedgerSource.open(Map.of(), ROOT);
        Agent agent =
            Agents.start(
                definition,
                environment,
                benchmark.groundTruth(),
                AgentConfinement.of(
                    definition,
                    benchmark.network(),
                    environment,
                    ROOT,
                    List.of(benchmarkFile),
                    evidence))) {
      RunParts parts =
          new RunParts(
              benchmark,
              agent,
              Tools.offeredFor(benchmark, environment),
              ledger.connect(),
              evidence,
              stopwatch);
      return Runner.judged(benchmark, BenchmarkRun.prepare(parts).run(), evidence, stopwatch);
    } finally {
      Files.delete(events);
    }
  }

  static List<Step> steps(FinalResult result) {
    return Objects.requireNonNull(result.data()).steps();
  }
}
