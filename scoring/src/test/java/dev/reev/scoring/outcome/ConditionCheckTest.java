package dev.reev.scoring.outcome;

import static dev.reev.scoring.Course.USER;
import static dev.reev.scoring.Course.gone;
import static dev.reev.scoring.Course.mint;
import static dev.reev.scoring.Course.tokens;
import static dev.reev.scoring.Course.wallet;
import static dev.reev.scoring.Course.wrapped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.ConditionType;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.scoring.Course;
import dev.reev.scoring.unscored.IncompleteEvidenceException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionCheckTest {

  /** A trace in which each kind of state changes once. */
  private static Course eventful() {
    return new Course()
        .with(USER, wallet(1_000_000_000))
        .with("FRIEND", wallet(5))
        .with("EMPTY", gone())
        .with("MINE", tokens(USER, "GOLD", 100))
        .with("OLD", tokens(USER, "GOLD", 0))
        .with("WRAP", wrapped(USER, 10))
        .with("GOLD", mint(100, USER, USER))
        .sent(
            List.of(
                new TraceInstruction(
                    "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr",
                    List.of(new TraceAccount(Course.address(USER), true, false)),
                    "7G9y3vza69FhP6")),
            Map.of(
                "FRIEND",
                wallet(25),
                "MINE",
                tokens(USER, "GOLD", 70, "FRIEND", "30", "frozen", "FRIEND"),
                "OLD",
                gone(),
                "WRAP",
                wrapped(USER, 5010),
                "GOLD",
                mint(90, "FRIEND", null)));
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        row(
            "type: SolBalance, pubkey: FRIEND, expected: 25",
            "type: SolBalance, pubkey: FRIEND, expected: 24"),
        row(
            "type: SolBalance, pubkey: FRIEND, expected_gte: 25",
            "type: SolBalance, pubkey: FRIEND, expected_gte: 26"),
        row(
            "type: SolBalance, pubkey: FRIEND, expected_lte: 25",
            "type: SolBalance, pubkey: FRIEND, expected_lte: 24"),
        row(
            "type: SolBalance, pubkey: FRIEND, expected: 30, tolerance: 5",
            "type: SolBalance, pubkey: FRIEND, expected: 30, tolerance: 4"),
        row(
            "type: SolBalance, pubkey: FRIEND, expected: 30, tolerance: 17%",
            "type: SolBalance, pubkey: FRIEND, expected: 30, tolerance: 10 %"),
        row(
            "type: SolBalance, pubkey: FRIEND, expected: 30, error_tolerance: 0.2",
            "type: SolBalance, pubkey: FRIEND, expected: 30, error_tolerance: 0.1"),
        row(
            "type: SolBalanceChange, pubkey: FRIEND, expected: 20",
            "type: SolBalanceChange, pubkey: FRIEND, expected: 25"),
        row(
            "type: SolBalanceChange, pubkey: USER_WALLET_PUBKEY, expected_change_gte: -5000",
            "type: SolBalanceChange, pubkey: USER_WALLET_PUBKEY, expected_change_gte: -4999"),
        row(
            "type: SolBalanceChange, pubkey: FRIEND, expected_change_not_zero: true",
            "type: SolBalanceChange, pubkey: EMPTY, expected_change_not_zero: true"),
        row(
            "type: SolHoldingsChange, pubkey: USER_WALLET_PUBKEY, expected: 0",
            "type: SolHoldingsChange, pubkey: USER_WALLET_PUBKEY, expected: -5000"),
        row(
            "type: TokenAccountBalance, pubkey: MINE, expected: 70",
            "type: TokenAccountBalance, pubkey: MINE, expected: 100"),
        row(
            "type: TokenAccountBalance, pubkey: MINE, expected: 70, mint: gold",
            "type: TokenAccountBalance, pubkey: MINE, expected: 70, mint: silver"),
        row(
            "type: TokenAccountBalance, pubkey: MINE, expected_gte: 70",
            "type: TokenAccountBalance, pubkey: FRIEND, expected_gte: 0"),
        row(
            "type: TokenAccountBalanceChange, pubkey: MINE, expected: -30",
            "type: TokenAccountBalanceChange, pubkey: MINE, expected: 30"),
        row("type: AccountExists, pubkey: FRIEND", "type: AccountExists, pubkey: EMPTY"),
        row("type: AccountClosed, pubkey: OLD", "type: AccountClosed, pubkey: MINE"),
        row("type: AccountClosed, pubkey: OLD", "type: AccountClosed, pubkey: EMPTY"),
        row(
            "type: AccountOwner, pubkey: MINE, expected: " + Course.TOKEN,
            "type: AccountOwner, pubkey: MINE, expected: \"" + Course.SYSTEM + "\""),
        row(
            "type: TokenAccountOwner, pubkey: MINE, expected: USER_WALLET_PUBKEY",
            "type: TokenAccountOwner, pubkey: MINE, expected: FRIEND"),
        row(
            "type: TokenDelegate, pubkey: MINE, expected: FRIEND",
            "type: TokenDelegate, pubkey: MINE, expected: none"),
        row(
            "type: TokenDelegate, pubkey: WRAP, expected: none",
            "type: TokenDelegate, pubkey: OLD, expected: none"),
        row(
            "type: TokenDelegatedAmount, pubkey: MINE, expected: 30",
            "type: TokenDelegatedAmount, pubkey: MINE, expected_lte: 29"),
        row(
            "type: TokenCloseAuthority, pubkey: MINE, expected: FRIEND",
            "type: TokenCloseAuthority, pubkey: MINE, expected: none"),
        row(
            "type: TokenAccountFrozen, pubkey: MINE, expected: true",
            "type: TokenAccountFrozen, pubkey: WRAP, expected: true"),
        row(
            "type: MintSupply, pubkey: GOLD, expected: 90",
            "type: MintSupply, pubkey: GOLD, expected: 100"),
        row(
            "type: MintSupplyChange, pubkey: GOLD, expected: -10",
            "type: MintSupplyChange, pubkey: FRIEND, expected: -10"),
        row(
            "type: MintAuthority, pubkey: GOLD, expected: FRIEND",
            "type: MintAuthority, pubkey: GOLD, expected: none"),
        row(
            "type: FreezeAuthority, pubkey: GOLD, expected: none",
            "type: FreezeAuthority, pubkey: GOLD, expected: FRIEND"),
        row("type: Memo, expected: order-7731", "type: Memo, expected: order-7732"),
        row(
            "type: Memo, expected: order-7731, signer: USER_WALLET_PUBKEY",
            "type: Memo, expected: order-7731, signer: FRIEND"),
        row("type: TransactionSucceeded", "type: TransactionFailed"),
        row("type: TransactionSucceeded", "type: NothingSent"));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void everyType_holdsAndDoesNotHold(String holds, String doesNot) {
    assertThat(check(eventful(), holds).holds()).as(holds).isTrue();
    assertThat(check(eventful(), doesNot).holds()).as(doesNot).isFalse();
  }

  /** No condition type can be added without a row in the table. */
  @Test
  void everyType_isInTheTable() {
    Set<ConditionType> types = EnumSet.noneOf(ConditionType.class);
    conditions()
        .flatMap(row -> Stream.of(row.get()))
        .forEach(
            yaml -> {
              for (ConditionType type : ConditionType.values()) {
                if (("{" + yaml + "}").matches(".*type: " + type.inFiles() + "[,}].*")) {
                  types.add(type);
                }
              }
            });
    assertThat(types).isEqualTo(EnumSet.allOf(ConditionType.class));
  }

  @ParameterizedTest
  @CsvSource({"TransactionFailed, true", "TransactionSucceeded, false", "NothingSent, false"})
  void failedTransaction_isNeitherSuccessNorNothing(String type, boolean holds) {
    Course course = new Course().with(USER, wallet(7)).failed("Transaction simulation failed: x");
    assertThat(check(course, "type: " + type).holds()).isEqualTo(holds);
  }

  @Test
  void nothingSent_needsAnAgentThatDecided() {
    assertThat(check(new Course().with(USER, wallet(7)).silent("no"), "type: NothingSent").holds())
        .isTrue();
    assertThat(check(new Course().with(USER, wallet(7)).cutOff(), "type: NothingSent").holds())
        .isFalse();
  }

  /** The payer signs whether the instruction marks the account as a signer or not. */
  @Test
  void memo_isSignedByWhoeverSignsTheTransaction() {
    TraceInstruction memo =
        new TraceInstruction(
            "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr",
            List.of(new TraceAccount(Course.address(USER), false, false)),
            "7G9y3vza69FhP6");
    Course course = new Course().with(USER, wallet(1_000_000)).sent(List.of(memo), Map.of());
    String signed = "type: Memo, expected: order-7731, signer: USER_WALLET_PUBKEY";
    assertThat(check(course, signed).holds()).isTrue();
  }

  @Test
  void weightAndCritical_areThoseOfTheFile() {
    Check check =
        check(eventful(), "type: AccountExists, pubkey: EMPTY, weight: 3, critical: false");
    assertThat(check.weight()).isEqualTo(3);
    assertThat(check.points()).isZero();
    assertThat(check.critical()).isFalse();
    assertThat(check.actual()).isEqualTo("does not exist");
  }

  @Test
  void sessionWithoutAccounts_cannotBeJudged() {
    Step step = eventful().trace().steps().get(0);
    ExecutionTrace old = new ExecutionTrace("Do it", List.of(step));
    Benchmark benchmark = benchmark("type: SolBalance, pubkey: FRIEND, expected: 25");
    assertThatThrownBy(() -> new OutcomeScoring(benchmark).conditions(old))
        .isInstanceOf(IncompleteEvidenceException.class)
        .hasMessageContaining("before the agent acted");
  }

  @Test
  void accountThatTheSessionDoesNotMention_cannotBeJudged() {
    String elsewhere =
        "type: SolBalance, pubkey: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v, expected: 25";
    assertThatThrownBy(() -> check(eventful(), elsewhere))
        .isInstanceOf(IncompleteEvidenceException.class)
        .hasMessageContaining("EPjFWdd5");
  }

  private static Arguments row(String holds, String doesNot) {
    return Arguments.of(holds, doesNot);
  }

  private static Check check(Course course, String condition) {
    return new OutcomeScoring(benchmark(condition)).conditions(course.trace()).get(0);
  }

  private static Benchmark benchmark(String condition) {
    return Course.benchmark(
        "final_state_assertions: [{" + condition + "}]",
        USER,
        "FRIEND",
        "EMPTY",
        "MINE",
        "OLD",
        "WRAP",
        "GOLD");
  }
}
