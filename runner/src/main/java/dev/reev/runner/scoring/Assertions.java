package dev.reev.runner.scoring;

import dev.reev.benchmarks.benchmark.StateAssertion;
import dev.reev.benchmarks.benchmark.StateAssertion.SolBalance;
import dev.reev.benchmarks.benchmark.StateAssertion.SolBalanceChange;
import dev.reev.benchmarks.benchmark.StateAssertion.TokenAccountBalance;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.AssertionResult;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks whether the assertions of a benchmark hold. They are shown; they do not count. */
public final class Assertions {

  private static final String MISSING = "no such account";

  private final Map<String, AccountState> before;
  private final Map<String, AccountState> after;

  private Assertions(Map<String, AccountState> before, Map<String, AccountState> after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Evaluates all assertions.
   *
   * @param before accounts by name, before the agent acted
   * @param after accounts by name, at the end
   */
  public static List<AssertionResult> evaluate(
      List<StateAssertion> assertions,
      Map<String, AccountState> before,
      Map<String, AccountState> after) {
    Assertions evaluation = new Assertions(before, after);
    return assertions.stream().map(evaluation::evaluate).toList();
  }

  private AssertionResult evaluate(StateAssertion assertion) {
    // No sealed switch: release 17 has pattern matching for instanceof only.
    if (assertion instanceof SolBalance balance) {
      long actual = lamports(after, balance.pubkey());
      return result(
          balance, actual == balance.expected(), "= " + balance.expected(), Long.toString(actual));
    }
    if (assertion instanceof SolBalanceChange change) {
      long actual = lamports(after, change.pubkey()) - lamports(before, change.pubkey());
      return result(
          change,
          actual >= change.expectedChangeGte(),
          "change >= " + change.expectedChangeGte(),
          Long.toString(actual));
    }
    return evaluateToken((TokenAccountBalance) assertion);
  }

  private AssertionResult evaluateToken(TokenAccountBalance assertion) {
    AccountState state = after.get(assertion.pubkey());
    String amount = state == null ? null : state.amount();
    Long exact = assertion.expected();
    Long least = assertion.expectedGte();
    boolean passed = amount != null && atLeast(amount, least) && equalTo(amount, exact);
    String wanted =
        exact == null ? ">= " + least : "= " + exact + (least == null ? "" : " and >= " + least);
    return result(assertion, passed, wanted, amount == null ? MISSING : amount);
  }

  private static boolean atLeast(String amount, @Nullable Long least) {
    return least == null || new BigInteger(amount).compareTo(BigInteger.valueOf(least)) >= 0;
  }

  private static boolean equalTo(String amount, @Nullable Long exact) {
    return exact == null || new BigInteger(amount).equals(BigInteger.valueOf(exact));
  }

  private static long lamports(Map<String, AccountState> states, String name) {
    AccountState state = states.get(name);
    return state == null ? 0 : state.lamports();
  }

  private static AssertionResult result(
      StateAssertion assertion, boolean passed, String expected, String actual) {
    return new AssertionResult(
        assertion.getClass().getSimpleName(),
        assertion.pubkey(),
        passed,
        assertion.weight(),
        expected,
        actual);
  }
}
