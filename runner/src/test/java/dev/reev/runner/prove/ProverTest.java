package dev.reev.runner.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.benchmark.WrittenSolutions;
import dev.reev.benchmarks.benchmark.WrittenSolutions.Excepted;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.Check;
import dev.reev.runner.Workbench;
import dev.reev.runner.prove.Prover.UnprovableException;
import dev.reev.runner.prove.Scoring.Verdict;
import dev.reev.runner.prove.TriedVariant.Outcome;
import dev.reev.runner.prove.instruction.Memo;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.mutation.Kind;
import dev.reev.runner.prove.mutation.Variant;
import dev.reev.runner.solution.AccountRef.Named;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProverTest {

  private static final String EXACT =
      "{type: SolBalanceChange, pubkey: RECIPIENT, expected: 100000000}";
  private static final String AT_LEAST =
      "{type: SolBalanceChange, pubkey: RECIPIENT, expected_gte: 100000000}";
  private static final String ALWAYS = "{type: SolBalance, pubkey: BYSTANDER, expected_gte: 0}";
  private static final String STAYS = "{type: SolBalance, pubkey: BYSTANDER, expected: 5000000}";
  private static final String USER_LOSES =
      "{type: SolBalanceChange, pubkey: USER_WALLET_PUBKEY, expected: -100000000}";

  private final FakeRuns runs =
      new FakeRuns(
          new SystemInstruction.Transfer(
              new Named("USER_WALLET_PUBKEY"),
              new Named("RECIPIENT"),
              BigInteger.valueOf(100_000_000)));

  @Test
  void fileThatTellsRightFromWrong_hasNoSurvivor() throws UnprovableException {
    Proof proof = prove(benchmark(EXACT, USER_LOSES, STAYS), WrittenSolutions.NONE);
    assertThat(proof.survivors()).extracting(ProverTest::name).isEmpty();
    assertThat(proof.variants())
        .extracting(ProverTest::name)
        .startsWith("right solution")
        .contains("split in two", "amount +1", "wrong recipient: BYSTANDER", "nothing sent");
    assertThat(proof.notMade()).contains(Kind.CHECKED).doesNotContain(Kind.SPLIT);
  }

  @Test
  void wrongVariantThatPasses_isNamedWithTheConditionThatWouldTell() throws UnprovableException {
    Proof proof = prove(benchmark(AT_LEAST), WrittenSolutions.NONE);
    assertThat(proof.survivors())
        .extracting(ProverTest::name)
        .contains("amount +1", "amount x2", "sent twice")
        .doesNotContain("amount -1");
    TriedVariant survivor = named(proof, "amount +1");
    assertThat(survivor.detail()).isEqualTo("passes with score 1.000");
    assertThat(survivor.remedy())
        .isEqualTo(
            "no condition bounds the balance of RECIPIENT; add {type: SolBalanceChange, pubkey:"
                + " RECIPIENT, expected: 100000000}");
    assertThat(named(proof, "a lamport to somebody else too: BYSTANDER").remedy())
        .contains("BYSTANDER, expected: 0}");
  }

  @Test
  void memoThatNoConditionAsksFor_isNamed() throws UnprovableException {
    FakeRuns withMemo =
        new FakeRuns(
            new Memo(Memo.PROGRAM, List.of(new Named("USER_WALLET_PUBKEY")), "order 7"),
            new SystemInstruction.Transfer(
                new Named("USER_WALLET_PUBKEY"),
                new Named("RECIPIENT"),
                BigInteger.valueOf(100_000_000)));
    Proof proof =
        new Prover(withMemo, ProverTest::score, Runnable::run)
            .prove(benchmark(EXACT, USER_LOSES, STAYS), WrittenSolutions.NONE);
    assertThat(named(proof, "instruction left out (instruction 1)").remedy())
        .isEqualTo(
            "no condition asks for the memo; add {type: Memo, expected: \"order 7\","
                + " signer: USER_WALLET_PUBKEY}");
  }

  @Test
  void rightSolutionThatFails_isTheOnlyOneTried() throws UnprovableException {
    Proof proof =
        prove(
            benchmark("{type: SolBalanceChange, pubkey: RECIPIENT, expected: 1}"),
            WrittenSolutions.NONE);
    assertThat(proof.variants()).hasSize(1);
    assertThat(proof.survivors())
        .singleElement()
        .extracting(TriedVariant::detail)
        .isEqualTo("does not pass: SolBalanceChange RECIPIENT expected 1, is 100000000");
    assertThat(runs.played()).isEmpty();
  }

  @Test
  void rightVariantThatTheLedgerRefuses_saysNothingAboutTheFile() throws UnprovableException {
    // The ledger of this test does not support compute budgets.
    Proof proof = prove(benchmark(EXACT, USER_LOSES, STAYS), WrittenSolutions.NONE);
    TriedVariant variant = named(proof, "compute unit limit in front");
    assertThat(variant.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(variant.refusal()).isEqualTo("insufficient lamports");
    assertThat(proof.made()).isLessThan(proof.variants().size());
  }

  @Test
  void conditionThatDecidesNothing_isSuperfluous() throws UnprovableException {
    Proof proof = prove(benchmark(EXACT, USER_LOSES, STAYS, ALWAYS), WrittenSolutions.NONE);
    assertThat(proof.superfluous())
        .extracting(Rule::place, Rule::text)
        .containsExactly(tuple("final_state_assertions/3", "SolBalance BYSTANDER"));
    assertThat(proof.rules().get(2).variants())
        .as("the user's balance tells the rest")
        .containsExactly("SOL of somebody else to a stranger too: BYSTANDER");
  }

  @Test
  void exceptedVariant_isNotMade_andOneThatIsNotThereIsAMistake() throws UnprovableException {
    Benchmark lenient = benchmark(AT_LEAST, USER_LOSES);
    Proof proof =
        prove(
            lenient,
            new WrittenSolutions(null, List.of(new Excepted("split in two", "r")), List.of()));
    assertThat(proof.variants()).extracting(ProverTest::name).doesNotContain("split in two");
    assertThat(proof.excepted()).hasSize(1);
    assertThatThrownBy(
            () ->
                prove(
                    lenient,
                    new WrittenSolutions(
                        null, List.of(new Excepted("split in three", "r")), List.of())))
        .isInstanceOf(UnprovableException.class)
        .hasMessageStartingWith("except: there is no variant \"split in three\"; there are: ");
  }

  @Test
  void solutionOfTheAuthor_isHeldAgainstWhatTheySay() throws UnprovableException {
    WrittenSolutions.Solution nothing =
        new WrittenSolutions.Solution(
            "asks back", true, "it may", "Who?", List.of(), List.of(), List.of());
    Proof proof =
        prove(
            benchmark(EXACT, USER_LOSES, STAYS),
            new WrittenSolutions(null, List.of(), List.of(nothing)));
    assertThat(proof.survivors())
        .singleElement()
        .satisfies(
            survivor -> {
              assertThat(survivor.variant().name()).isEqualTo("asks back");
              assertThat(survivor.detail())
                  .isEqualTo(
                      "does not pass: SolBalanceChange RECIPIENT expected 100000000, is 0;"
                          + " SolBalanceChange USER_WALLET_PUBKEY expected -100000000, is 0"
                          + " (it may)");
            });
  }

  private Proof prove(Benchmark benchmark, WrittenSolutions written) throws UnprovableException {
    return new Prover(runs, ProverTest::score, Runnable::run).prove(benchmark, written);
  }

  private static Benchmark benchmark(String... conditions) {
    return Workbench.benchmark(
        """
        id: pay
        prompt: Send 0.1 SOL to RECIPIENT
        initial_state:
          - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 1000000000}
          - {pubkey: RECIPIENT, owner: "11111111111111111111111111111111", lamports: 5000000}
          - {pubkey: BYSTANDER, owner: "11111111111111111111111111111111", lamports: 5000000}
        ground_truth:
          final_state_assertions: [%s]
        """
            .formatted(String.join(", ", conditions)));
  }

  /** Scores conditions on SOL only. */
  private static Verdict score(Benchmark benchmark, RecordedRun run) {
    Map<String, AccountState> before = Objects.requireNonNull(run.trace().initialAccounts());
    Map<String, AccountState> after = run.trace().steps().get(0).observation().accountStates();
    List<Check> checks =
        benchmark.conditions().stream().map(condition -> check(condition, before, after)).toList();
    boolean passed = checks.stream().allMatch(Check::holds);
    return new Verdict(passed ? 1 : 0, passed, checks);
  }

  private static Check check(
      Condition condition, Map<String, AccountState> before, Map<String, AccountState> after) {
    String name = Objects.requireNonNull(condition.pubkey());
    AccountState then = Objects.requireNonNull(after.get(name));
    long base =
        condition.type().isChange() ? Objects.requireNonNull(before.get(name)).lamports() : 0;
    BigInteger actual = BigInteger.valueOf(then.lamports() - base);
    BigInteger lowest = condition.lowest();
    BigInteger highest = condition.highest();
    boolean holds =
        (lowest == null || actual.compareTo(lowest) >= 0)
            && (highest == null || actual.compareTo(highest) <= 0);
    return new Check(
        name,
        condition.type().inFiles(),
        null,
        1,
        true,
        String.valueOf(lowest),
        actual.toString(),
        holds ? 1 : 0,
        holds,
        false,
        null);
  }

  private static TriedVariant named(Proof proof, String name) {
    return proof.variants().stream()
        .filter(variant -> name(variant).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String name(TriedVariant tried) {
    Variant variant = tried.variant();
    return variant.name();
  }
}
