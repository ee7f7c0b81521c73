package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.event.EventFileWriter;
import dev.reev.runner.agent.Agent;
import dev.reev.runner.agent.DeterministicAgent;
import dev.reev.runner.agent.SolutionAgent;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.evidence.SessionEvents;
import dev.reev.runner.evidence.Trace;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.prove.RecordedRun;
import dev.reev.runner.prove.SolutionRunner;
import dev.reev.runner.solution.Solution;
import dev.reev.runner.tool.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Real runs that leave no files behind. */
final class SolutionRuns implements SolutionRunner, AutoCloseable {

  private final Map<String, String> environment;
  private final FreshLedgers ledgers;
  private final Path scratch;

  /** Creates a scratch folder for the event files of the runs. */
  SolutionRuns(Map<String, String> environment, Path home) throws IOException {
    this.environment = environment;
    this.ledgers = new FreshLedgers(environment, home);
    this.scratch = Files.createTempDirectory("reev-prove");
    // Covers a signal that ends the process before close().
    scratch.toFile().deleteOnExit();
  }

  @Override
  public RecordedRun deterministic(Benchmark benchmark) {
    return run(benchmark, new DeterministicAgent(benchmark.groundTruth()));
  }

  @Override
  public RecordedRun play(Benchmark benchmark, Solution solution) {
    return run(benchmark, new SolutionAgent(solution));
  }

  @Override
  public void close() throws IOException {
    ledgers.close();
    Files.deleteIfExists(scratch);
  }

  private RecordedRun run(Benchmark benchmark, Agent agent) {
    String id = UUID.randomUUID().toString();
    Path eventFile = scratch.resolve(EventFileWriter.fileName(id));
    eventFile.toFile().deleteOnExit();
    Stopwatch stopwatch = Stopwatch.start();
    SessionEvents events =
        new SessionEvents(stopwatch.clock(), new Redactor(List.of()), Optional.empty());
    try {
      // Not exported: one command would flood the trace backend with hundreds of traces.
      try (Trace trace = Trace.start(Map.of());
          Evidence evidence = Evidence.open(id, eventFile, events, trace)) {
        return ledgers.with(ledger -> run(benchmark, agent, evidence, ledger, stopwatch));
      } finally {
        Files.deleteIfExists(eventFile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the event file of a run cannot be written", e);
    }
  }

  private RecordedRun run(
      Benchmark benchmark,
      Agent agent,
      Evidence evidence,
      LedgerClient ledger,
      Stopwatch stopwatch) {
    evidence.runStarted(benchmark.id(), "solution");
    RunParts parts =
        new RunParts(
            benchmark,
            agent,
            Tools.offeredFor(benchmark, environment),
            ledger,
            evidence,
            stopwatch);
    return new RecordedRun(BenchmarkRun.prepare(parts).run(), evidence.events());
  }
}
