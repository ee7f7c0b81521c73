package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.AccountData;
import dev.reev.benchmarks.benchmark.AccountData.MintDefinition;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.benchmark.Condition.AddressDerivation;
import dev.reev.benchmarks.benchmark.ConditionType;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.benchmark.InitialAccount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Benchmarks that consist of their initial state alone. */
public final class InitialStates {

  public static final String SYSTEM = "11111111111111111111111111111111";
  public static final String TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
  public static final String TOKEN_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb";
  public static final String USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
  public static final String WRAPPED_SOL = "So11111111111111111111111111111111111111112";

  private final List<InitialAccount> accounts = new ArrayList<>();
  private final List<Condition> assertions = new ArrayList<>();

  /** Creates a state with the paying wallet, which has 1 SOL. */
  public InitialStates() {
    wallet(Environment.PAYER, 1_000_000_000);
  }

  /** Adds a plain account. */
  public InitialStates wallet(String name, long lamports) {
    return account(name, SYSTEM, lamports, null);
  }

  /** Adds a mint. */
  public InitialStates mint(String name, String program, MintDefinition mint) {
    accounts.add(new InitialAccount(name, program, null, mint));
    return this;
  }

  /** Adds a token account. */
  public InitialStates holding(String name, String program, TokenHolding holding) {
    accounts.add(new InitialAccount(name, program, null, holding));
    return this;
  }

  /** Adds any account. */
  public InitialStates account(
      String name, String owner, long lamports, @Nullable AccountData data) {
    accounts.add(new InitialAccount(name, owner, lamports, data));
    return this;
  }

  /** Adds an assertion; it may name an account that does not exist. */
  public InitialStates asserting(Condition assertion) {
    assertions.add(assertion);
    return this;
  }

  /** An initialised token account without delegate or close authority. */
  public static TokenHolding tokens(String mint, String owner, String amount) {
    return new TokenHolding(mint, owner, amount, null, null, TokenHolding.INITIALIZED, null, false);
  }

  /** The benchmark. */
  public Benchmark benchmark() {
    return new Benchmark(
        "demo",
        "",
        List.of(),
        Benchmark.EMBEDDED,
        Benchmark.OUTCOME,
        List.of(),
        accounts,
        "Do it",
        List.of(),
        new GroundTruth(
            GroundTruth.SUCCESS,
            assertions,
            List.of(),
            false,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            GroundTruth.GUARD_ON,
            GroundTruth.DEFAULT_MAX_FEE,
            null));
  }

  /** A condition on a token account, optionally with the derivation of its address. */
  public static Condition tokensIn(String name, @Nullable AddressDerivation derivation) {
    return new Condition(
        ConditionType.TOKEN_ACCOUNT_BALANCE,
        name,
        null,
        1.0,
        true,
        null,
        BigInteger.ZERO,
        null,
        false,
        null,
        null,
        null,
        null,
        derivation);
  }
}
