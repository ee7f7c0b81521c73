package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.runner.agent.Agent;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.agent.Deadline;
import dev.reev.runner.agent.Task;
import dev.reev.runner.agent.Task.EarlierStep;
import dev.reev.runner.environment.AccountReader;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.StepExchange;
import dev.reev.runner.evidence.TransactionExchange;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.tool.Tool;
import dev.reev.runner.tool.ToolBox;
import dev.reev.runner.transaction.InstructionJson;
import dev.reev.runner.transaction.TransactionExecutor;
import dev.reev.runner.transaction.TransactionOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.TransactionInstruction;

/** Gets one answer from an agent, and executes its transaction. */
final class StepRun {

  private final Benchmark benchmark;
  private final Environment environment;
  private final Agent agent;
  private final List<Tool> tools;
  private final LedgerClient ledger;
  private final Evidence evidence;
  private final Stopwatch stopwatch;

  StepRun(RunParts parts, Environment environment) {
    this.benchmark = parts.benchmark();
    this.environment = environment;
    this.agent = parts.agent();
    this.tools = parts.tools();
    this.ledger = parts.ledger();
    this.evidence = parts.evidence();
    this.stopwatch = parts.stopwatch();
  }

  /** Order for one step. */
  record Order(int number, String prompt, Deadline deadline, List<EarlierStep> earlier) {}

  /**
   * Outcome of a step.
   *
   * @param ok whether its transaction went through, or none was needed
   * @param accounts state afterwards, by name
   */
  record Outcome(Step step, boolean ok, Map<String, AccountState> accounts) {

    /** This step as the agent sees it in later steps. */
    EarlierStep told() {
      return new EarlierStep(
          step.step(),
          step.prompt(),
          step.observation().lastTransactionStatus(),
          step.observation().lastTransactionError());
    }
  }

  Outcome run(Order order, Map<String, AccountState> accounts) {
    ToolBox toolBox = new ToolBox(tools, environment, ledger, evidence);
    boolean wantsData = benchmark.groundTruth().skipInstructionValidation();
    StepExchange exchange = evidence.stepStarted(order.number());
    Answer answer =
        stopwatch.agent(
            () ->
                agent.answer(
                    new Task(
                        order.number(),
                        order.prompt(),
                        wantsData,
                        environment,
                        told(order, accounts),
                        order.earlier(),
                        toolBox,
                        order.deadline(),
                        evidence)));
    List<TraceInstruction> action =
        answer.instructions().stream().map(InstructionJson::write).toList();
    TransactionOutcome outcome = stopwatch.transaction(() -> settle(answer, action));
    Map<String, AccountState> after = AccountReader.read(environment, ledger);
    exchange.ended(outcome.error());
    return new Outcome(step(order, answer, action, outcome, after), outcome.succeeded(), after);
  }

  /** Hides names that only the ground truth defines from the agent. */
  private Map<String, AccountState> told(Order order, Map<String, AccountState> accounts) {
    Map<String, AccountState> told = new LinkedHashMap<>(accounts);
    told.keySet()
        .removeIf(
            name ->
                benchmark.initialState().stream().noneMatch(known -> known.pubkey().equals(name))
                    && !order.prompt().contains(name));
    return told;
  }

  /** Sends the transaction, unless the answer is right without one. */
  private TransactionOutcome settle(Answer answer, List<TraceInstruction> action) {
    if (benchmark.groundTruth().skipInstructionValidation()) {
      return answer.data() == null
          ? TransactionOutcome.notSent("The agent returned no data" + why(answer) + ".")
          : TransactionOutcome.notNeeded();
    }
    if (answer.issue() != null) {
      return TransactionOutcome.notSent(Step.CUT_OFF + answer.issue());
    }
    if (answer.undecided() != null) {
      return TransactionOutcome.notSent(Step.UNDECIDED + answer.undecided());
    }
    if (action.isEmpty() && benchmark.groundTruth().forbidsTransaction()) {
      return TransactionOutcome.notNeeded();
    }
    return execute(answer.instructions(), action);
  }

  private static String why(Answer answer) {
    String why = answer.issue() == null ? answer.undecided() : answer.issue();
    return why == null ? "" : ": " + why;
  }

  private TransactionOutcome execute(
      List<TransactionInstruction> instructions, List<TraceInstruction> action) {
    TransactionExchange exchange = evidence.transaction(Map.of("instructions", action));
    TransactionOutcome outcome = new TransactionExecutor(ledger).execute(instructions, environment);
    exchange.ended(outcome, instructions.size());
    return outcome;
  }

  private Step step(
      Order order,
      Answer answer,
      List<TraceInstruction> action,
      TransactionOutcome outcome,
      Map<String, AccountState> after) {
    Observation observation =
        new Observation(
            outcome.succeeded() ? Observation.SUCCESS : Observation.FAILURE,
            outcome.error(),
            outcome.errorDetail(),
            outcome.logs(),
            outcome.fee(),
            outcome.computeUnits(),
            outcome.signature(),
            after,
            environment.keyMap(),
            outcome.writableAccounts(),
            outcome.innerInstructions());
    return new Step(
        order.number(),
        order.prompt(),
        answer.thought(),
        action,
        answer.data(),
        observation,
        info(answer, outcome.error()));
  }

  private static Map<String, Object> info(Answer answer, @Nullable String error) {
    Map<String, Object> info = new LinkedHashMap<>();
    String issue = answer.issue() == null ? answer.undecided() : answer.issue();
    if (answer.data() != null) {
      info.put("type", Step.API_BENCHMARK);
      info.put("message", "the agent returned data");
    }
    if (error != null) {
      info.put("error", error);
    }
    if (issue != null) {
      info.put("message", issue);
    }
    return info;
  }
}
