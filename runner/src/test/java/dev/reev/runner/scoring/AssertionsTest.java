package dev.reev.runner.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.StateAssertion;
import dev.reev.benchmarks.benchmark.StateAssertion.SolBalance;
import dev.reev.benchmarks.benchmark.StateAssertion.SolBalanceChange;
import dev.reev.benchmarks.benchmark.StateAssertion.TokenAccountBalance;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.AssertionResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssertionsTest {

  private static final Map<String, AccountState> BEFORE = Map.of("A", account(100, null));
  private static final Map<String, AccountState> AFTER =
      Map.of("A", account(60, null), "T", account(5, "18446744073709551615"));

  @Test
  void solBalance_isExact() {
    assertThat(passed(new SolBalance("A", 60, 1.0))).isTrue();
    assertThat(passed(new SolBalance("A", 61, 1.0))).isFalse();
  }

  @Test
  void solBalance_ofNoAccount_isZero() {
    assertThat(passed(new SolBalance("NOBODY", 0, 1.0))).isTrue();
  }

  @Test
  void solBalanceChange_isALowerBound() {
    assertThat(passed(new SolBalanceChange("A", -40, 1.0))).isTrue();
    assertThat(passed(new SolBalanceChange("A", -39, 1.0))).isFalse();
  }

  @Test
  void tokenBalance_comparesAmountsOfAnySize() {
    assertThat(passed(new TokenAccountBalance("T", null, Long.MAX_VALUE, null, 1.0))).isTrue();
    assertThat(passed(new TokenAccountBalance("T", -1L, null, null, 1.0))).isFalse();
  }

  @Test
  void tokenBalance_ofNoTokenAccount_failsAndSaysSo() {
    AssertionResult result = evaluate(new TokenAccountBalance("A", 0L, null, null, 2.0));
    assertThat(result.passed()).isFalse();
    assertThat(result.actual()).isEqualTo("no such account");
    assertThat(result.type()).isEqualTo("TokenAccountBalance");
    assertThat(result.weight()).isEqualTo(2.0);
  }

  private static boolean passed(StateAssertion assertion) {
    return evaluate(assertion).passed();
  }

  private static AssertionResult evaluate(StateAssertion assertion) {
    return Assertions.evaluate(List.of(assertion), BEFORE, AFTER).get(0);
  }

  private static AccountState account(long lamports, @Nullable String amount) {
    return new AccountState(
        lamports, "o", false, 0, null, null, amount, null, null, null, null, null, null, null, null,
        null, null, null);
  }
}
