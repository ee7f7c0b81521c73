package dev.reev.scoring.outcome;

import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.benchmark.Condition.AddressDerivation;
import dev.reev.benchmarks.session.AccountChange;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import dev.reev.scoring.unscored.IncompleteEvidenceException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of a run by address: before the agent acted, and after each step. Built from the session
 * file alone.
 */
final class World {

  private final Map<String, String> keyMap = new LinkedHashMap<>();
  private final Map<String, AccountState> initial = new LinkedHashMap<>();
  private final Map<Integer, Map<String, AccountState>> after = new LinkedHashMap<>();
  private final List<String> outsideChanges = new ArrayList<>();
  private Map<String, AccountState> last = Map.of();

  private World() {}

  /**
   * Reads the trace of a run.
   *
   * @throws IncompleteEvidenceException when the session does not hold the accounts
   */
  static World of(ExecutionTrace trace) {
    Map<String, AccountState> named = trace.initialAccounts();
    if (named == null) {
      throw new IncompleteEvidenceException(
          "the session does not say how the accounts were before the agent acted");
    }
    World world = new World();
    for (Step step : trace.steps()) {
      world.keyMap.putAll(step.observation().keyMap());
    }
    named.forEach((name, state) -> world.initial.put(world.address(name), state));
    world.last = new LinkedHashMap<>(world.initial);
    trace.steps().forEach(world::add);
    return world;
  }

  private void add(Step step) {
    Observation seen = step.observation();
    List<AccountChange> written = seen.writableAccounts();
    if (written == null && (seen.lastTransactionSignature() != null || changes(step))) {
      throw new IncompleteEvidenceException(
          "the session does not say what the transaction of step " + step.step() + " could write");
    }
    Map<String, AccountState> now = new LinkedHashMap<>(last);
    if (written != null) {
      written.forEach(change -> add(change, now));
    }
    seen.accountStates()
        .forEach(
            (name, state) -> {
              String address = address(name);
              compare(address, now.put(address, state), state);
            });
    if (step.wasRun()) {
      after.put(step.step(), now);
    }
    last = now;
  }

  /** Returns true when the step's transaction went through. */
  private static boolean changes(Step step) {
    return step.acted() && step.observation().succeeded();
  }

  private void add(AccountChange change, Map<String, AccountState> now) {
    initial.putIfAbsent(change.pubkey(), change.before());
    compare(change.pubkey(), now.put(change.pubkey(), change.after()), change.before());
  }

  /** Only the run's transactions may change the ledger; records any other change. */
  private void compare(String address, @Nullable AccountState known, AccountState seen) {
    if (known != null && !known.equals(seen) && !outsideChanges.contains(address)) {
      outsideChanges.add(address);
    }
  }

  /** Address of a name; an address is returned as it is. */
  String address(String name) {
    return keyMap.getOrDefault(name, name);
  }

  /** Name of an address, or the address itself. */
  String name(String address) {
    return keyMap.entrySet().stream()
        .filter(entry -> entry.getValue().equals(address) && !entry.getKey().equals(address))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(address);
  }

  /** All accounts before the agent acted. */
  Map<String, AccountState> before() {
    return initial;
  }

  /** All accounts at the end. */
  Map<String, AccountState> end() {
    return last;
  }

  /** Addresses of accounts with a change that no transaction of the run explains. */
  List<String> outsideChanges() {
    return outsideChanges;
  }

  /**
   * An account before the agent acted.
   *
   * @throws IncompleteEvidenceException when the session does not mention it
   */
  AccountState before(String name) {
    return known(name, initial);
  }

  /**
   * An account after a step.
   *
   * @param step its number; null for the end
   * @return empty when the step was not run
   * @throws IncompleteEvidenceException when the session does not mention the account
   */
  Optional<AccountState> after(String name, @Nullable Integer step) {
    Map<String, AccountState> states = step == null ? last : after.get(step);
    return states == null ? Optional.empty() : Optional.of(known(name, states));
  }

  /**
   * Returns false when the condition derives the token account from an owner and it belongs to
   * someone else by now: the address alone does not tell who may spend from it.
   */
  boolean isAsDerived(Condition condition, AccountState state) {
    AddressDerivation derivation = condition.addressDerivation();
    return derivation == null
        || state.tokenAccountOwner() == null
        || state.tokenAccountOwner().equals(address(derivation.owner()));
  }

  /** Lamports that a wallet gained up to the end of a step, including its wrapped SOL. */
  BigInteger solHoldingsChange(String name, @Nullable Integer step) {
    Map<String, AccountState> states = step == null ? last : after.getOrDefault(step, last);
    return solHoldings(address(name), states).subtract(solHoldings(address(name), initial));
  }

  private static BigInteger solHoldings(String wallet, Map<String, AccountState> states) {
    BigInteger sum = Units.lamports(states.get(wallet));
    for (AccountState state : states.values()) {
      if (wallet.equals(state.tokenAccountOwner()) && Boolean.TRUE.equals(state.isNative())) {
        sum = sum.add(Units.lamports(state));
      }
    }
    return sum;
  }

  private AccountState known(String name, Map<String, AccountState> states) {
    AccountState state = states.get(address(name));
    if (state == null) {
      throw new IncompleteEvidenceException("the session does not say what became of " + name);
    }
    return state;
  }
}
