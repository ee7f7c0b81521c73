package dev.reev.runner.transaction;

import static dev.reev.runner.environment.InitialStates.TOKEN;
import static dev.reev.runner.environment.InitialStates.TOKEN_2022;
import static dev.reev.runner.environment.InitialStates.WRAPPED_SOL;
import static dev.reev.runner.environment.InitialStates.tokens;

import dev.reev.benchmarks.benchmark.AccountData.MintDefinition;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.Condition.AddressDerivation;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.InitialStates;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accounts of the differential test. */
final class TransactionWorld {

  static final String USER = Environment.PAYER;
  static final String ALICE = "ALICE";
  static final String BOB = "BOB";

  static final List<String> WALLETS = List.of(USER, ALICE, BOB);

  /** Accounts that do not exist yet, each with a key that can sign for its creation. */
  static final List<String> FRESH = IntStream.range(0, 40).mapToObj(i -> "FRESH_" + i).toList();

  static final List<Token> TOKENS =
      List.of(
          new Token("POINTS", TOKEN, 2, USER, USER),
          new Token("GOLD", TOKEN_2022, 9, ALICE, BOB),
          new Token(WRAPPED_SOL, TOKEN, 9, ALICE, ALICE));

  private TransactionWorld() {}

  /** A token, its mint's name, and the wallets that may mint and freeze it. */
  record Token(String mint, String program, int decimals, String minter, String freezer) {

    /** Name of the token account of a wallet, whether or not it exists. */
    String of(String wallet) {
      return wallet + "_" + mint;
    }
  }

  static Benchmark benchmark() {
    InitialStates states =
        new InitialStates()
            .wallet(ALICE, 50_000_000_000L)
            .wallet(BOB, 40_000_000_000L)
            .mint("POINTS", TOKEN, new MintDefinition(2, "18446744073709000000", USER, USER))
            .mint("GOLD", TOKEN_2022, new MintDefinition(9, "9000000", ALICE, BOB))
            .holding(
                "ALICE_POINTS",
                TOKEN,
                new TokenHolding(
                    "POINTS", ALICE, "9007199254740993", BOB, "5000", "initialized", null, false))
            .holding(
                "BOB_POINTS",
                TOKEN,
                new TokenHolding("POINTS", BOB, "700", null, null, "frozen", ALICE, false))
            .holding(USER + "_POINTS", TOKEN, tokens("POINTS", USER, "50000"))
            .holding("ALICE_GOLD", TOKEN_2022, tokens("GOLD", ALICE, "2000000"))
            .holding(USER + "_GOLD", TOKEN_2022, tokens("GOLD", USER, "3000000"))
            .holding("ALICE_" + WRAPPED_SOL, TOKEN, tokens(WRAPPED_SOL, ALICE, "700000000"))
            .holding(USER + "_" + WRAPPED_SOL, TOKEN, tokens(WRAPPED_SOL, USER, "900000000"));
    FRESH.forEach(name -> states.wallet(name, 0));
    // Names every token account that a transaction may create.
    for (String wallet : Stream.concat(WALLETS.stream(), FRESH.stream()).toList()) {
      for (Token token : TOKENS) {
        AddressDerivation derivation =
            new AddressDerivation("AssociatedTokenAccount", wallet, token.mint());
        states.asserting(InitialStates.tokensIn(token.of(wallet), derivation));
      }
    }
    return states.benchmark();
  }
}
