package dev.reev.runner.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.runner.ledger.FakeLedger;
import java.util.Collections;
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
          .on("getAccountInfo", "\"result\":{\"value\":null}");

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
            "surfnet_setAccount",
            "surfnet_setAccount",
            "getAccountInfo",
            "surfnet_setAccount",
            "surfnet_setAccount");
    assertThat(environment.observed())
        .containsExactly("USER_WALLET_PUBKEY", "OTHER", "HELD", "DERIVED");
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

  private Environment apply(String yaml) {
    Benchmark benchmark = BenchmarkReader.read(yaml, "demo.yml").benchmark();
    return EnvironmentSetup.apply(benchmark, ledger.client());
  }
}
