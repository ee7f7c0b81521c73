package dev.reev.runner.prove;

import dev.reev.benchmarks.session.AccountChange;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.Memo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** State of the ledger after a run: accounts by name, and the memos on it. */
record FinalState(
    Map<String, AccountState> before, Map<String, AccountState> after, List<Memo> memos) {

  /** Name for texts: the address itself is meaningless to readers. */
  static final String UNNAMED = "an account that the file does not name";

  static FinalState of(RecordedRun run, RunReader reader) {
    ExecutionTrace trace = run.trace();
    Map<String, AccountState> before =
        new LinkedHashMap<>(Objects.requireNonNullElse(trace.initialAccounts(), Map.of()));
    Map<String, AccountState> after = new LinkedHashMap<>(before);
    List<Memo> memos = new ArrayList<>();
    for (Step step : trace.steps()) {
      Observation observation = step.observation();
      after.putAll(observation.accountStates());
      changes(observation).forEach(change -> addUnnamed(change, reader, before, after));
      if (observation.succeeded()) {
        step.action().forEach(sent -> memo(sent, reader).ifPresent(memos::add));
      }
    }
    return new FinalState(before, after, memos);
  }

  private static List<AccountChange> changes(Observation observation) {
    return Objects.requireNonNullElse(observation.writableAccounts(), List.of());
  }

  private static void addUnnamed(
      AccountChange change,
      RunReader reader,
      Map<String, AccountState> before,
      Map<String, AccountState> after) {
    String name = reader.ref(change.pubkey()).toString();
    if (!reader.isNamed(name)) {
      String known = name.equals(change.pubkey()) ? UNNAMED : name;
      before.putIfAbsent(known, change.before());
      after.put(known, change.after());
    }
  }

  private static Optional<Memo> memo(TraceInstruction sent, RunReader reader) {
    KnownInstruction known = reader.read(sent);
    return known instanceof Memo memo ? Optional.of(memo) : Optional.empty();
  }
}
