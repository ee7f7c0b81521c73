package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.CheckedModels;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.net.OutboundProxy.InvalidProxyException;
import dev.reev.benchmarks.net.OutboundProxy.Login;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.runner.agent.Agent;
import dev.reev.runner.agent.AgentConfinement;
import dev.reev.runner.agent.Agents;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.evidence.SessionEvents;
import dev.reev.runner.evidence.Trace;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.ledger.LedgerSource;
import dev.reev.runner.tool.Tool;
import dev.reev.runner.tool.Tools;
import dev.reev.scoring.Score;
import dev.reev.scoring.Scorer;
import dev.reev.scoring.unscored.UnusableBenchmarkException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs one benchmark from its file to its session file. */
final class Runner {

  private final Map<String, String> environment;
  private final Path home;
  private final CheckedModels models;
  private final PrintStream err;
  private final boolean verbose;

  /**
   * Creates a runner.
   *
   * @param home the folder that holds {@code ledger/}
   * @param models benchmarks that are validated already
   */
  Runner(
      Map<String, String> environment,
      Path home,
      CheckedModels models,
      PrintStream err,
      boolean verbose) {
    this.environment = environment;
    this.home = home;
    this.models = models;
    this.err = err;
    this.verbose = verbose;
  }

  /**
   * Runs to the end and always writes the session file, also when the run fails.
   *
   * @return content of the file
   * @throws IOException when the event file or the session file cannot be written
   */
  SessionFile run(RunOrder order) throws IOException {
    Stopwatch stopwatch = Stopwatch.start();
    try (Trace trace = Trace.start(environment);
        Evidence evidence = evidence(order, stopwatch, trace)) {
      SessionLog session = new SessionLog(order, environment, evidence, stopwatch);
      try (SessionEnd end = SessionEnd.armed(order.sessionsDir(), session)) {
        return end.write(outcome(order, evidence, session, stopwatch));
      }
    }
  }

  private Evidence evidence(RunOrder order, Stopwatch stopwatch, Trace trace) throws IOException {
    Redactor redactor =
        new Redactor(
            Stream.concat(
                    order.agent().secretVariables().stream()
                        .map(environment::get)
                        .filter(Objects::nonNull),
                    proxyPasswords())
                .toList());
    Optional<PrintStream> echo = verbose ? Optional.of(err) : Optional.empty();
    return Evidence.open(
        order.executionId(),
        order.eventFile(),
        new SessionEvents(stopwatch.clock(), redactor, echo),
        trace);
  }

  private Stream<String> proxyPasswords() {
    try {
      return OutboundProxy.of(environment).logins().stream().map(Login::password);
    } catch (InvalidProxyException e) {
      // The first user of the proxy reports the error, without the proxy's value.
      return Stream.of();
    }
  }

  private SessionFile outcome(
      RunOrder order, Evidence evidence, SessionLog session, Stopwatch stopwatch) {
    // The ledger starts first, while the benchmark is read.
    try (LedgerSource ledger = LedgerSource.open(environment, home)) {
      return session.scored(evaluate(order, ledger, evidence, session, stopwatch));
    } catch (RunFailedException e) {
      return session.failed(e.failure());
    } catch (InvalidBenchmarkException | UnusableBenchmarkException e) {
      return session.failed(new SessionFailure(SessionFailure.INVALID_BENCHMARK, message(e)));
    } catch (IOException e) {
      return session.failed(new SessionFailure(SessionFailure.INTERNAL, "disk: " + e));
    } catch (RuntimeException e) {
      // A bug of ours: the full stack trace goes into the log of the run.
      e.printStackTrace(err);
      return session.failed(new SessionFailure(SessionFailure.INTERNAL, e.toString()));
    }
  }

  private FinalResult evaluate(
      RunOrder order,
      LedgerSource source,
      Evidence evidence,
      SessionLog session,
      Stopwatch stopwatch)
      throws IOException {
    ParsedBenchmark parsed = models.read(order.benchmark());
    session.benchmark(parsed);
    Benchmark benchmark = parsed.benchmark();
    requireFork(benchmark, source);
    AgentConfinement confinement =
        AgentConfinement.of(
            order.agent(),
            benchmark.network(),
            environment,
            home,
            Stream.concat(
                    Stream.of(order.benchmark(), order.sessionsDir(), order.eventFile()),
                    models.folder().stream())
                .toList(),
            evidence);
    session.agentSandbox(confinement.name());
    ExecutionTrace trace;
    try (Agent agent =
        Agents.start(order.agent(), environment, benchmark.groundTruth(), confinement)) {
      LedgerClient ledger = source.connect();
      session.ledger(source, ledger);
      List<Tool> tools = Tools.offeredFor(benchmark, order.agent(), environment);
      trace =
          BenchmarkRun.prepare(new RunParts(benchmark, agent, tools, ledger, evidence, stopwatch))
              .run();
    }
    // Only after the agent has ended: it must not be alive while it is judged.
    return judged(benchmark, trace, evidence, stopwatch);
  }

  static FinalResult judged(
      Benchmark benchmark, ExecutionTrace trace, Evidence evidence, Stopwatch stopwatch) {
    Score score = Scorer.score(benchmark, trace, evidence.events());
    return new FinalResult(
        score.passed(),
        score.score(),
        score.passed() ? FinalResult.SUCCEEDED : FinalResult.FAILED,
        stopwatch.elapsedMs(),
        trace,
        score.scoring(),
        score.assertions(),
        score.checks());
  }

  private static void requireFork(Benchmark benchmark, LedgerSource source) {
    if (benchmark.needsFork() && source.isEmbedded()) {
      throw new RunFailedException(
          new SessionFailure(
              SessionFailure.LEDGER_UNAVAILABLE,
              benchmark.id()
                  + " needs a fork of Solana mainnet: set REEV_LEDGER_URL to a surfpool that forks"
                  + " it, see docs/ledgers.md",
              SessionFailure.NOT_CONFIGURED,
              null),
          null);
    }
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
