package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.event.EventLine.ToolInput;
import dev.reev.benchmarks.event.EventLine.ToolOutput;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.runner.agent.Agent;
import dev.reev.runner.environment.AccountReader;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.scoring.Assertions;
import dev.reev.runner.scoring.Scorer;
import dev.reev.runner.transaction.TransactionExecutor;
import dev.reev.runner.transaction.TransactionOutcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.utils.Base58;

/** Asks an agent once and scores the one transaction it answers with. */
final class BenchmarkRun {

  private static final String SEND_TRANSACTION = "send_transaction";

  private final LedgerClient ledger;
  private final RunEvents events;
  private final SessionLog session;
  private final RunClock clock;

  BenchmarkRun(LedgerClient ledger, RunEvents events, SessionLog session, RunClock clock) {
    this.ledger = ledger;
    this.events = events;
    this.session = session;
    this.clock = clock;
  }

  /**
   * Says no to a benchmark that this runner would score wrongly.
   *
   * @throws RunFailedException with class {@code invalid_benchmark}
   */
  static void requireSupported(Benchmark benchmark) {
    if (!benchmark.flow().isEmpty()) {
      throw unsupported(benchmark.id() + " has a flow; benchmarks of several steps cannot run yet");
    }
    if (benchmark.groundTruth().skipInstructionValidation()) {
      throw unsupported(
          benchmark.id() + " asks for API calls, not for a transaction; such cannot run yet");
    }
  }

  FinalResult run(Benchmark benchmark, Agent agent) throws IOException {
    Environment environment = EnvironmentSetup.apply(benchmark, ledger);
    Map<String, AccountState> before = AccountReader.read(environment, ledger);
    events.prompt(agent.toolNames(), benchmark.prompt());
    long stepStartMs = clock.elapsedMs();
    Agent.Answer answer = agent.answer(benchmark.prompt(), environment);
    List<TraceInstruction> action =
        answer.instructions().stream().map(BenchmarkRun::trace).toList();
    TransactionOutcome outcome = execute(answer.instructions(), action, environment);
    Map<String, AccountState> after = AccountReader.read(environment, ledger);
    Step step = step(answer, action, outcome, after, environment);
    events.stepComplete("step_1", clock.elapsedMs() - stepStartMs);
    ScoringBreakdown scoring =
        Scorer.score(
            benchmark.groundTruth().expectedInstructions(),
            action,
            environment.keyMap(),
            outcome.succeeded());
    boolean success = scoring.finalScore() >= benchmark.passThreshold();
    return new FinalResult(
        success,
        scoring.finalScore(),
        success ? FinalResult.SUCCEEDED : FinalResult.FAILED,
        clock.elapsedMs(),
        new ExecutionTrace(benchmark.prompt(), List.of(step)),
        scoring,
        Assertions.evaluate(benchmark.groundTruth().finalStateAssertions(), before, after));
  }

  private TransactionOutcome execute(
      List<TransactionInstruction> instructions,
      List<TraceInstruction> action,
      Environment environment)
      throws IOException {
    ToolInput input = new ToolInput(SEND_TRANSACTION, Map.of("instructions", action));
    events.toolInput(input);
    long startMs = clock.elapsedMs();
    TransactionOutcome outcome = new TransactionExecutor(ledger).execute(instructions, environment);
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("instruction_count", instructions.size());
    results.put("signature", outcome.signature());
    results.put("fee", outcome.fee());
    events.toolOutput(
        input,
        new ToolOutput(outcome.succeeded(), results, outcome.error()),
        clock.elapsedMs() - startMs);
    Map<String, Object> facts = new LinkedHashMap<>(results);
    facts.put("status", status(outcome));
    facts.put("error", outcome.error());
    session.event(SessionEvent.TRANSACTION_EXECUTION, facts);
    return outcome;
  }

  private static Step step(
      Agent.Answer answer,
      List<TraceInstruction> action,
      TransactionOutcome outcome,
      Map<String, AccountState> after,
      Environment environment) {
    Observation observation =
        new Observation(
            status(outcome),
            outcome.error(),
            outcome.logs(),
            outcome.fee(),
            outcome.signature(),
            after,
            environment.keyMap());
    String error = outcome.error();
    return new Step(
        answer.thought(), action, observation, error == null ? Map.of() : Map.of("error", error));
  }

  private static String status(TransactionOutcome outcome) {
    return outcome.succeeded() ? Observation.SUCCESS : Observation.FAILURE;
  }

  private static TraceInstruction trace(TransactionInstruction instruction) {
    return new TraceInstruction(
        instruction.getProgramId().toBase58(),
        instruction.getKeys().stream()
            .map(
                key ->
                    new TraceAccount(
                        key.getPublicKey().toBase58(), key.isSigner(), key.isWritable()))
            .toList(),
        Base58.encode(instruction.getData()));
  }

  private static RunFailedException unsupported(String message) {
    return new RunFailedException(SessionFailure.INVALID_BENCHMARK, message);
  }
}
