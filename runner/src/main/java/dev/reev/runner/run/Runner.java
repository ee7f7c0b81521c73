package dev.reev.runner.run;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import dev.reev.benchmarks.event.EventFileWriter;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileWriter;
import dev.reev.runner.agent.Agent;
import dev.reev.runner.agent.Agents;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.evidence.RunClock;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.LedgerSource;
import dev.reev.runner.report.ResultTree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a benchmark from its file to its session file. */
final class Runner {

  static final int RAN = 0;
  static final int FAILED = 1;

  private final Map<String, String> environment;
  private final Path home;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * A runner.
   *
   * @param home the folder that holds {@code ledger/}
   */
  Runner(Map<String, String> environment, Path home, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.home = home;
    this.out = out;
    this.err = err;
  }

  /** Runs to the end and writes the session file, whatever happens; gives the exit code. */
  int run(RunnerArguments arguments) {
    RunClock clock = RunClock.start();
    try (Evidence evidence =
        Evidence.open(
            eventFile(arguments), arguments.executionId(), clock, new Redactor(List.of()))) {
      Stopwatch stopwatch = new Stopwatch(clock);
      SessionLog session = new SessionLog(arguments, clock, evidence, stopwatch);
      return run(arguments, evidence, session, stopwatch);
    } catch (IOException e) {
      err.println("reev-runner: the event file cannot be written: " + e);
      return FAILED;
    }
  }

  private int run(
      RunnerArguments arguments, Evidence evidence, SessionLog session, Stopwatch stopwatch) {
    // The ledger starts first: it gets ready while we read the benchmark.
    try (LedgerSource ledger = LedgerSource.open(environment, home)) {
      FinalResult result = evaluate(arguments, ledger, evidence, session, stopwatch);
      SessionFile file = session.scored(result);
      SessionFileWriter.write(arguments.sessionsDir(), file);
      out.println(ResultTree.render(file.benchmarkId(), result));
      return RAN;
    } catch (RunFailedException e) {
      return fail(arguments, session, new SessionFailure(e.failureClass(), message(e)));
    } catch (InvalidBenchmarkException e) {
      return fail(
          arguments, session, new SessionFailure(SessionFailure.INVALID_BENCHMARK, message(e)));
    } catch (IOException e) {
      return fail(arguments, session, new SessionFailure(SessionFailure.INTERNAL, "disk: " + e));
    } catch (RuntimeException e) {
      // Ours to mend, so the whole trace goes where the run's output is kept.
      e.printStackTrace(err);
      return fail(arguments, session, new SessionFailure(SessionFailure.INTERNAL, e.toString()));
    }
  }

  private FinalResult evaluate(
      RunnerArguments arguments,
      LedgerSource ledger,
      Evidence evidence,
      SessionLog session,
      Stopwatch stopwatch)
      throws IOException {
    ParsedBenchmark parsed = BenchmarkReader.read(arguments.benchmark());
    session.benchmark(parsed);
    Benchmark benchmark = parsed.benchmark();
    AgentDefinition definition = AgentCatalogue.builtIn().find(arguments.agent()).orElseThrow();
    try (Agent agent = Agents.start(definition, environment, benchmark.groundTruth())) {
      return BenchmarkRun.prepare(benchmark, agent, ledger.connect(), evidence, stopwatch).run();
    }
  }

  private Path eventFile(RunnerArguments arguments) {
    String override = environment.getOrDefault("REEV_ENHANCED_OTEL_FILE", "");
    return override.isBlank()
        ? arguments.sessionsDir().resolve(EventFileWriter.fileName(arguments.executionId()))
        : Path.of(override);
  }

  private int fail(RunnerArguments arguments, SessionLog session, SessionFailure failure) {
    err.println("reev-runner: " + failure.failureClass() + ": " + failure.message());
    try {
      SessionFileWriter.write(arguments.sessionsDir(), session.failed(failure));
    } catch (IOException e) {
      err.println("reev-runner: cannot write the session file: " + e);
    }
    return FAILED;
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
