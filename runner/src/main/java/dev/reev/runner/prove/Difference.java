package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.benchmark.ConditionType;
import dev.reev.benchmarks.session.AccountState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Difference between the final states of a run and of the right solution.
 *
 * @param account its name
 * @param type of the condition that checks it
 * @param right value after the right solution
 * @param actual value after the run
 */
record Difference(String account, ConditionType type, String right, String actual) {

  private static final String NOTHING = "none";

  /** One comparable property of an account. */
  private record Aspect(ConditionType type, Function<AccountState, @Nullable Object> value) {}

  private static final List<Aspect> ASPECTS =
      List.of(
          new Aspect(ConditionType.TOKEN_ACCOUNT_BALANCE, AccountState::amount),
          new Aspect(ConditionType.TOKEN_ACCOUNT_OWNER, AccountState::tokenAccountOwner),
          new Aspect(ConditionType.TOKEN_DELEGATE, AccountState::delegate),
          new Aspect(ConditionType.TOKEN_DELEGATED_AMOUNT, AccountState::delegatedAmount),
          new Aspect(ConditionType.TOKEN_CLOSE_AUTHORITY, AccountState::closeAuthority),
          new Aspect(ConditionType.MINT_SUPPLY, AccountState::supply),
          new Aspect(ConditionType.MINT_AUTHORITY, AccountState::mintAuthority),
          new Aspect(ConditionType.FREEZE_AUTHORITY, AccountState::freezeAuthority),
          new Aspect(ConditionType.ACCOUNT_OWNER, AccountState::owner),
          new Aspect(ConditionType.SOL_BALANCE, AccountState::lamports));

  /** All differences; those of the user's SOL last, because they include fees. */
  static List<Difference> between(Left right, Left actual) {
    Set<String> accounts = new LinkedHashSet<>(right.state().after().keySet());
    accounts.addAll(actual.state().after().keySet());
    List<Difference> differences = new ArrayList<>();
    for (String account : accounts) {
      for (Aspect aspect : ASPECTS) {
        String expected = right.value(account, aspect.value());
        String found = actual.value(account, aspect.value());
        if (!expected.equals(found)) {
          differences.add(new Difference(account, aspect.type(), expected, found));
        }
      }
    }
    return differences;
  }

  /** Final state of a run, with the reader that names its addresses. */
  record Left(FinalState state, RunReader reader) {

    String value(String account, Function<AccountState, @Nullable Object> aspect) {
      AccountState found = state.after().get(account);
      Object value = found == null ? null : aspect.apply(found);
      return value == null ? NOTHING : named(value);
    }

    /** Uses names, because addresses differ from run to run. */
    private String named(Object value) {
      return value instanceof String address
          ? reader.ref(address).toString()
          : Objects.toString(value);
    }
  }

  /** A condition that would detect the difference, in the syntax of the file. */
  String condition() {
    boolean number =
        type.expects() == ConditionType.Expects.NUMBER && !right.equals(Condition.NOBODY);
    return "{type: %s, pubkey: %s, expected: %s}"
        .formatted(type.inFiles(), account, number ? right : quoted(right));
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "\"" + name + "\"";
  }
}
