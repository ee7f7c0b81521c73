package dev.reev.scoring;

import static dev.reev.scoring.Course.USER;
import static dev.reev.scoring.Course.tokens;
import static dev.reev.scoring.Course.wallet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.scoring.unscored.IncompleteEvidenceException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of docs/scoring.md, and the composition of a score. */
class ScorerTest {

  private static final String TWO_PAYMENTS =
      """
      final_state_assertions:
        - {type: SolBalanceChange, pubkey: FRIEND, expected: 100}
        - {type: SolBalanceChange, pubkey: OTHER, expected: 200, weight: 3, critical: false}
      min_score: 0.25
      """;

  private static Course wallets() {
    return new Course()
        .with(USER, wallet(1_000_000))
        .with("FRIEND", wallet(500))
        .with("OTHER", wallet(500));
  }

  static Stream<Arguments> workedExamples() {
    return Stream.of(
        example("both paid", paid(600, 700), 1.0, true, false),
        example("the critical one alone", paid(600, 500), 0.25, true, false),
        example("the other one alone", paid(500, 700), 0.75, false, false),
        example("one lamport too little", paid(599, 700), 0.75, false, false),
        example(
            "twice",
            wallets()
                .sent(Map.of(USER, wallet(999_400), "FRIEND", wallet(700), "OTHER", wallet(900))),
            0.0,
            false,
            true),
        example(
            "right, and 50 to a stranger",
            wallets()
                .sent(
                    Map.of(
                        USER,
                        wallet(999_650),
                        "FRIEND",
                        wallet(600),
                        "OTHER",
                        wallet(700),
                        "THIEF",
                        wallet(50))),
            0.0,
            false,
            true),
        example("nothing", wallets().silent(null), 0.0, false, false),
        example("failed", wallets().failed("Transaction simulation failed: x"), 0.0, false, false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("workedExamples")
  void workedExample(String name, Course course, double expected, boolean passed, boolean harm) {
    Score score = course.score(benchmark(TWO_PAYMENTS));
    assertThat(score.score()).isCloseTo(expected, within(1e-9));
    assertThat(score.passed()).isEqualTo(passed);
    assertThat(score.checks().stream().anyMatch(Check::harm)).isEqualTo(harm);
  }

  @Test
  void restraint_isToSendNothing_byDecision() {
    Benchmark benchmark = benchmark("transaction_status: None\nfinal_state_assertions: []");
    assertThat(wallets().silent("no").score(benchmark).score()).isEqualTo(1);
    assertThat(wallets().cutOff().score(benchmark).score()).isZero();
    Score undecided = wallets().undecided().score(benchmark);
    assertThat(undecided.passed()).isFalse();
    assertThat(undecided.scoring().issues()).containsExactly("it said nothing");
    assertThat(paid(600, 700).score(benchmark).passed()).isFalse();
    assertThat(wallets().failed("x").score(benchmark).passed()).isFalse();
  }

  @Test
  void expectedFailure_needsATransaction() {
    Benchmark benchmark = benchmark("transaction_status: Failure\nfinal_state_assertions: []");
    assertThat(wallets().failed("x").score(benchmark).passed()).isTrue();
    assertThat(wallets().silent("no").score(benchmark).passed()).isFalse();
  }

  @Test
  void flow_isScoredByItsConditions_afterAStepOrAtTheEnd() {
    String flow =
        """
        id: demo
        prompt: Do it
        initial_state:
          - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 1}
          - {pubkey: FRIEND, owner: "11111111111111111111111111111111", lamports: 1}
          - {pubkey: OTHER, owner: "11111111111111111111111111111111", lamports: 1}
        flow:
          - {step: 1, prompt: a, critical: true}
          - {step: 2, prompt: b}
        ground_truth:
          final_state_assertions:
            - {type: SolBalance, pubkey: FRIEND, expected: 600, step: 1}
            - {type: SolBalance, pubkey: OTHER, expected: 700, weight: 3}
        """;
    Benchmark benchmark = BenchmarkReader.read(flow, "demo.yml").benchmark();
    Map<String, AccountState> first = Map.of(USER, wallet(999_900), "FRIEND", wallet(600));
    Map<String, AccountState> second = Map.of(USER, wallet(994_700), "OTHER", wallet(700));
    assertThat(wallets().sent(first).sent(second).score(benchmark).passed()).isTrue();
    Score late = wallets().silent(null).sent(both()).score(benchmark);
    assertThat(late.score()).isEqualTo(0.75);
    assertThat(late.passed()).isFalse();
    Score broken = wallets().failed("x").notRun().score(benchmark);
    assertThat(broken.score()).isZero();
    assertThat(broken.scoring().issues()).containsExactly("step 2 not run: critical step 1 failed");
  }

  @Test
  void byInstructions_keepsTheOlderFormula_andLooksAtTheConditionsOnly() {
    String text =
        """
        id: demo
        scoring: instructions
        prompt: Do it
        initial_state:
          - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 1}
          - {pubkey: FRIEND, owner: "11111111111111111111111111111111", lamports: 1}
        ground_truth:
          final_state_assertions: [{type: SolBalance, pubkey: FRIEND, expected: 7}]
        """;
    Score score = paid(600, 500).score(BenchmarkReader.read(text, "demo.yml").benchmark());
    assertThat(score.score()).isEqualTo(1);
    assertThat(score.passed()).isTrue();
    assertThat(score.checks()).isEmpty();
    assertThat(score.assertions()).singleElement().matches(assertion -> !assertion.passed());
  }

  @Test
  void diagnosis_standsBesideTheScore() {
    Score score = paid(600, 700).score(benchmark(TWO_PAYMENTS));
    assertThat(score.scoring().finalScore()).isEqualTo(score.score());
    assertThat(score.scoring().onchainScore()).isEqualTo(1);
    assertThat(score.checks()).extracting(Check::id).doesNotHaveDuplicates();
  }

  @Test
  void sessionWithoutSteps_cannotBeJudged() {
    ExecutionTrace empty = new ExecutionTrace("Do it", List.of(), Map.of());
    assertThatThrownBy(() -> Scorer.score(benchmark(TWO_PAYMENTS), empty, List.of()))
        .isInstanceOf(IncompleteEvidenceException.class);
  }

  /** A token account must not count as lamports. */
  @Test
  void tokensAreNoLamports() {
    Course course = wallets().with("THEIRS", tokens("FRIEND", "GOLD", 0));
    Score score =
        course.sent(Map.of("THEIRS", tokens("FRIEND", "GOLD", 600))).score(benchmark(TWO_PAYMENTS));
    assertThat(score.score()).isZero();
  }

  private static Course paid(long friend, long other) {
    long cost = friend - 500 + other - 500;
    return wallets()
        .sent(
            Map.of(
                USER, wallet(1_000_000 - cost), "FRIEND", wallet(friend), "OTHER", wallet(other)));
  }

  private static Map<String, AccountState> both() {
    return Map.of(USER, wallet(999_700), "FRIEND", wallet(600), "OTHER", wallet(700));
  }

  private static Arguments example(
      String name, Course course, double score, boolean passed, boolean harm) {
    return Arguments.of(name, course, score, passed, harm);
  }

  private static Benchmark benchmark(String truth) {
    return Course.benchmark(truth, USER, "FRIEND", "OTHER");
  }
}
