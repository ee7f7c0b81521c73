package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.InitialAccount;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.prove.instruction.AddressBook;
import dev.reev.runner.prove.instruction.InstructionReader;
import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.mutation.PlayedStep;
import dev.reev.runner.solution.AccountRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the record of a run, and replaces the run's addresses by the names of its benchmark. */
final class RunReader {

  private final ExecutionTrace trace;
  private final Map<String, String> keyMap;
  private final AddressBook book;
  private final InstructionReader instructions;

  RunReader(Benchmark benchmark, ExecutionTrace trace) {
    this.trace = trace;
    this.keyMap = trace.steps().get(0).observation().keyMap();
    this.book = new AddressBook(keyMap, moments(trace), wallets(benchmark));
    this.instructions = new InstructionReader(book);
  }

  /** Instructions of each step, with the states of the ledger before and after. */
  List<PlayedStep> steps() {
    List<PlayedStep> steps = new ArrayList<>();
    Map<String, AccountState> before = initial(trace);
    for (Step step : trace.steps()) {
      Map<String, AccountState> after = step.observation().accountStates();
      steps.add(
          new PlayedStep(
              step.step(),
              step.prompt(),
              step.action().stream().map(this::read).toList(),
              new LedgerView(before, book),
              new LedgerView(after, book)));
      before = after;
    }
    return steps;
  }

  KnownInstruction read(TraceInstruction instruction) {
    return instructions.read(instruction);
  }

  AccountRef ref(String address) {
    return book.ref(address);
  }

  /** True for a name of the benchmark. */
  boolean isNamed(String name) {
    return keyMap.containsKey(name);
  }

  private static Map<String, AccountState> initial(ExecutionTrace trace) {
    return Objects.requireNonNullElse(trace.initialAccounts(), Map.of());
  }

  private static List<Map<String, AccountState>> moments(ExecutionTrace trace) {
    List<Map<String, AccountState>> moments = new ArrayList<>(List.of(initial(trace)));
    trace.steps().forEach(step -> moments.add(step.observation().accountStates()));
    return moments;
  }

  private static Set<String> wallets(Benchmark benchmark) {
    return benchmark.initialState().stream()
        .filter(account -> account.data() == null && Addresses.parse(account.pubkey()).isEmpty())
        .map(InitialAccount::pubkey)
        .collect(Collectors.toSet());
  }
}
