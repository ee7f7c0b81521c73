package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.ledger.FakeLedger;
import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.Memo;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.solution.AccountRef.Named;
import dev.reev.runner.solution.Solution;
import dev.reev.runner.solution.SolutionInstruction;
import dev.reev.runner.transaction.InstructionJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs on a fake ledger that supports transfers of SOL and memos, and refuses negative balances.
 */
final class FakeRuns implements SolutionRunner {

  private final Solution right;
  private final List<Solution> played = new ArrayList<>();
  private final Map<String, Environment> environments = new HashMap<>();

  /** Sets the instructions that the deterministic agent sends. */
  FakeRuns(KnownInstruction... sends) {
    right =
        new Solution(
            List.of(
                new Solution.Step(
                    1,
                    List.of(),
                    List.of(sends).stream().map(KnownInstruction::encoded).toList(),
                    null)));
  }

  /** Solutions played so far, without the first run, that of the deterministic agent. */
  synchronized List<Solution> played() {
    return List.copyOf(played);
  }

  @Override
  public RecordedRun deterministic(Benchmark benchmark) {
    return run(benchmark, right);
  }

  @Override
  public RecordedRun play(Benchmark benchmark, Solution solution) {
    synchronized (this) {
      played.add(solution);
    }
    return run(benchmark, solution);
  }

  private RecordedRun run(Benchmark benchmark, Solution solution) {
    Environment environment = environment(benchmark);
    Map<String, AccountState> before = new LinkedHashMap<>();
    benchmark
        .initialState()
        .forEach(account -> before.put(account.pubkey(), sol(account.lamports())));
    Solution.Step step = solution.step(1).orElseThrow();
    List<TraceInstruction> action =
        Objects.requireNonNullElse(step.instructions(), List.<SolutionInstruction>of()).stream()
            .map(instruction -> InstructionJson.write(instruction.in(environment)))
            .toList();
    Map<String, AccountState> after = new LinkedHashMap<>(before);
    boolean sent = execute(benchmark, environment, before, action, after);
    Step recorded =
        new Step(
            1,
            benchmark.prompt(),
            step.answer(),
            action,
            null,
            new Observation(
                sent ? Observation.SUCCESS : Observation.FAILURE,
                sent ? null : "insufficient lamports",
                null,
                List.of(),
                null,
                null,
                null,
                sent ? after : before,
                environment.keyMap(),
                null,
                null),
            Map.of());
    return new RecordedRun(
        new ExecutionTrace(benchmark.prompt(), List.of(recorded), before), List.of());
  }

  private static boolean execute(
      Benchmark benchmark,
      Environment environment,
      Map<String, AccountState> before,
      List<TraceInstruction> action,
      Map<String, AccountState> after) {
    RunReader reader =
        new RunReader(
            benchmark,
            new ExecutionTrace("", List.of(empty(environment.keyMap(), before)), before));
    for (TraceInstruction instruction : action) {
      KnownInstruction known = reader.read(instruction);
      if (known instanceof SystemInstruction.Transfer transfer) {
        move(after, ((Named) transfer.from()).name(), -transfer.amount().longValue());
        move(after, transfer.to().toString(), transfer.amount().longValue());
      } else if (!(known instanceof Memo)) {
        return false;
      }
    }
    return !action.isEmpty()
        && after.values().stream().allMatch(account -> account.lamports() >= 0);
  }

  private static void move(Map<String, AccountState> accounts, String name, long lamports) {
    AccountState old = accounts.get(name);
    accounts.put(name, sol((old == null ? 0 : old.lamports()) + lamports));
  }

  private static Step empty(Map<String, String> keyMap, Map<String, AccountState> states) {
    return new Step(
        1,
        "",
        null,
        List.of(),
        null,
        new Observation(
            Observation.SUCCESS,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            states,
            keyMap,
            null,
            null),
        Map.of());
  }

  /** Shared by all runs: fresh keys for each would take most of the time. */
  private synchronized Environment environment(Benchmark benchmark) {
    return environments.computeIfAbsent(benchmark.id(), id -> made(benchmark));
  }

  private static Environment made(Benchmark benchmark) {
    try (FakeLedger ledger =
        new FakeLedger()
            .on("surfnet_setAccount", "\"result\":{\"value\":null}")
            .on("getMultipleAccounts", "\"result\":{\"value\":[]}")) {
      return EnvironmentSetup.apply(benchmark, ledger.client());
    }
  }

  private static AccountState sol(long lamports) {
    return AccountState.plain(lamports, SystemInstruction.PROGRAM, false, 0, null);
  }
}
