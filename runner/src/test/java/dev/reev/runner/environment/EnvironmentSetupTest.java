package dev.reev.runner.environment;

import static dev.reev.runner.environment.InitialStates.SYSTEM;
import static dev.reev.runner.environment.InitialStates.TOKEN;
import static dev.reev.runner.environment.InitialStates.TOKEN_2022;
import static dev.reev.runner.environment.InitialStates.USDC;
import static dev.reev.runner.environment.InitialStates.WRAPPED_SOL;
import static dev.reev.runner.environment.InitialStates.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.benchmark.AccountData.MintDefinition;
import dev.reev.benchmarks.benchmark.AccountData.Text;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InitialAccount;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.FakeLedger;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvironmentSetupTest {

  private static final String YAML =
      """
      id: demo
      prompt: Do it
      initial_state:
        - pubkey: USER_WALLET_PUBKEY
          owner: "11111111111111111111111111111111"
          lamports: 5
        - pubkey: OTHER
          owner: "11111111111111111111111111111111"
          lamports: 7
        - pubkey: HELD
          owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
          lamports: 2039280
          data:
            mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v
            owner: OTHER
            amount: "18446744073709551615"
      ground_truth:
        final_state_assertions:
          - type: TokenAccountBalance
            pubkey: DERIVED
            expected_gte: 1
            address_derivation:
              type: AssociatedTokenAccount
              owner: USER_WALLET_PUBKEY
              mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v
      """;

  private final FakeLedger ledger =
      new FakeLedger()
          .on("surfnet_setAccount", "\"result\":{\"value\":null}")
          .on("getMultipleAccounts", "\"result\":{\"value\":[null]}");

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void apply_setsUpEveryAccountAndTheMint() {
    Environment environment = apply(YAML);
    assertThat(environment.keyMap())
        .containsOnlyKeys("USER_WALLET_PUBKEY", "OTHER", "HELD", "DERIVED");
    assertThat(ledger.calls())
        .containsExactly(
            "getMultipleAccounts",
            "surfnet_setAccount",
            "surfnet_setAccount",
            "surfnet_setAccount",
            "surfnet_setAccount");
    assertThat(environment.observed())
        .containsExactly("USER_WALLET_PUBKEY", "OTHER", "HELD", "DERIVED");
  }

  @Test
  void apply_makesNoAccountThatIsSaidNotToExist() {
    Environment environment =
        EnvironmentSetup.apply(
            new InitialStates()
                .wallet("NEWCOMER", 0)
                .account("FUTURE", TOKEN, 0, tokens(USDC, "NEWCOMER", "0"))
                .benchmark(),
            ledger.client());

    assertThat(environment.keyMap()).containsKeys("NEWCOMER", "FUTURE");
    assertThat(environment.observed()).contains("NEWCOMER", "FUTURE");
    // The user's wallet, and the mint of the absent account.
    assertThat(ledger.params("surfnet_setAccount"))
        .extracting(params -> params.path(0).asString())
        .containsExactly(environment.keyMap().get(Environment.PAYER), USDC);
  }

  @Test
  void apply_givesAuthoritiesWithoutAnAccount_anAddressThatNobodyCanSignFor() {
    Environment environment =
        EnvironmentSetup.apply(
            new InitialStates()
                .mint("POINTS", TOKEN, new MintDefinition(2, "10", "BANK", null))
                .holding(
                    "HELD",
                    TOKEN,
                    new TokenHolding("POINTS", "HEIR", "5", null, "0", "initialized", null, false))
                .benchmark(),
            ledger.client());

    assertThat(environment.resolve("BANK")).isPresent();
    assertThat(environment.resolve("BANK").flatMap(environment::signer)).isEmpty();
    assertThat(environment.resolve("HEIR").flatMap(environment::signer)).isEmpty();
    assertThat(environment.observed()).doesNotContain("BANK", "HEIR");
  }

  @Test
  void apply_twice_makesFreshKeys() {
    assertThat(Collections.disjoint(apply(YAML).keyMap().values(), apply(YAML).keyMap().values()))
        .isTrue();
  }

  @Test
  void apply_signsForPlainAccountsOnly() {
    Environment environment = apply(YAML);
    assertThat(environment.resolve("OTHER").flatMap(environment::signer)).isPresent();
    assertThat(environment.resolve("HELD").flatMap(environment::signer)).isEmpty();
  }

  @Test
  void apply_givesEveryFieldOfAnAccount_soThatAForkLooksNowhereElse() {
    apply(YAML);
    assertThat(ledger.params("surfnet_setAccount"))
        .hasSize(4)
        .allSatisfy(
            params ->
                assertThat(params.path(1).propertyNames())
                    .containsExactlyInAnyOrder(
                        "lamports", "owner", "data", "executable", "rentEpoch"));
  }

  @Test
  void apply_theSameAccountTwice_isInvalid() {
    assertInvalid(new InitialStates().wallet("A", 1).wallet("A", 1), "names A twice");
    assertInvalid(
        new InitialStates()
            .holding("A", TOKEN, tokens(USDC, Environment.PAYER, "1"))
            .holding("B", TOKEN, tokens(USDC, Environment.PAYER, "1")),
        "A and B are the same account");
  }

  @Test
  void apply_literalTokenAccountThatIsNotTheAssociatedOne_isInvalid() {
    assertInvalid(
        new InitialStates().holding(USDC, TOKEN, tokens(USDC, Environment.PAYER, "1")),
        "associated token account");
  }

  @Test
  void apply_payerThatHoldsData_isInvalid() {
    InitialAccount payer = new InitialAccount(Environment.PAYER, SYSTEM, 5L, new Text("hi"));
    Benchmark plain = new InitialStates().benchmark();
    Benchmark benchmark =
        new Benchmark(
            "demo",
            "",
            List.of(),
            plain.ledger(),
            plain.scoring(),
            List.of(),
            List.of(payer),
            "p",
            List.of(),
            plain.groundTruth());
    assertInvalid(
        () -> EnvironmentSetup.apply(benchmark, ledger.client()), "no plain account named");
  }

  @Test
  void apply_holdingsThatContradictThemselves_areInvalid() {
    assertInvalid(holding(USDC, null, "5", "initialized", false), "give both or none");
    assertInvalid(holding(USDC, "A", null, "initialized", false), "give both or none");
    assertInvalid(holding(USDC, null, null, "melted", false), "initialized or frozen");
    assertInvalid(holding(USDC, null, null, "initialized", true), "not wrapped SOL");
    assertInvalid(holding("NO_MINT", null, null, "initialized", false), "\"NO_MINT\"");
    assertInvalid(
        new InitialStates()
            .account("A", TOKEN, 2_039_289, tokens(WRAPPED_SOL, Environment.PAYER, "10")),
        "0 or at least the rent and the wrapped amount: 2039290");
    assertInvalid(
        new InitialStates()
            .holding("A", TOKEN, tokens(USDC, Environment.PAYER, "18446744073709551616")),
        "whole number from 0 to 18446744073709551615");
  }

  @Test
  void apply_aMintUnderTwoPrograms_isInvalid() {
    assertInvalid(
        new InitialStates()
            .mint("POINTS", TOKEN_2022, new MintDefinition(2, "10", null, null))
            .holding("A", TOKEN, tokens("POINTS", Environment.PAYER, "1")),
        "must be owned by " + TOKEN_2022);
    assertInvalid(
        new InitialStates()
            .holding("A", TOKEN, tokens(USDC, Environment.PAYER, "1"))
            .holding("B", TOKEN_2022, tokens(USDC, Environment.PAYER, "1")),
        "must be owned by " + TOKEN);
  }

  @Test
  void apply_moreThanTheWorldHolds_isInvalid() {
    assertInvalid(
        new InitialStates().wallet("A", Long.MAX_VALUE), "more than 9223372036854775807 lamports");
    assertInvalid(
        new InitialStates()
            .wallet("A", 1)
            .holding("X", TOKEN, tokens(USDC, Environment.PAYER, "18446744073709551615"))
            .holding("Y", TOKEN, tokens(USDC, "A", "1")),
        "amount held of mint " + USDC);
  }

  private static InitialStates holding(
      String mint,
      @Nullable String delegate,
      @Nullable String delegatedAmount,
      String state,
      boolean isNative) {
    return new InitialStates()
        .wallet("A", 1)
        .holding(
            "X",
            TOKEN,
            new TokenHolding(mint, "A", "5", delegate, delegatedAmount, state, null, isNative));
  }

  private void assertInvalid(InitialStates states, String mentioned) {
    assertInvalid(() -> EnvironmentSetup.apply(states.benchmark(), ledger.client()), mentioned);
    assertThat(ledger.calls()).doesNotContain("surfnet_setAccount");
  }

  private static void assertInvalid(ThrowingCallable action, String mentioned) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            RunFailedException.class,
            e -> assertThat(e.failureClass()).isEqualTo(SessionFailure.INVALID_BENCHMARK))
        .hasMessageContaining(mentioned);
  }

  private Environment apply(String yaml) {
    Benchmark benchmark = BenchmarkReader.read(yaml, "demo.yml").benchmark();
    return EnvironmentSetup.apply(benchmark, ledger.client());
  }
}
