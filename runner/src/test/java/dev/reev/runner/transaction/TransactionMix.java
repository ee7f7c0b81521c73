package dev.reev.runner.transaction;

import static dev.reev.runner.environment.InitialStates.SYSTEM;
import static dev.reev.runner.environment.InitialStates.TOKEN;
import static dev.reev.runner.environment.InitialStates.TOKEN_2022;
import static dev.reev.runner.environment.InitialStates.WRAPPED_SOL;
import static dev.reev.runner.transaction.TransactionWorld.ALICE;
import static dev.reev.runner.transaction.TransactionWorld.BOB;
import static dev.reev.runner.transaction.TransactionWorld.FRESH;
import static dev.reev.runner.transaction.TransactionWorld.TOKENS;
import static dev.reev.runner.transaction.TransactionWorld.USER;
import static dev.reev.runner.transaction.TransactionWorld.WALLETS;

import dev.reev.benchmarks.session.AccountState;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.transaction.TransactionWorld.Token;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;

/** A stream of instructions over a handful of accounts; many of them are invalid. */
final class TransactionMix {

  private static final long MAX_SOL = 3_000_000_000L;

  private final Random random;
  private final Environment environment;
  private Map<String, AccountState> states = Map.of();

  TransactionMix(Random random, Environment environment) {
    this.random = random;
    this.environment = environment;
  }

  /** An instruction of a kind, chosen for the current balances. */
  TransactionInstruction next(Kind kind, Map<String, AccountState> present) {
    states = present;
    Token token = pick(TOKENS);
    return switch (kind) {
      case TRANSFER_SOL, CREATE_ACCOUNT, ASSIGN, ALLOCATE -> system(kind);
      case CREATE_ASSOCIATED, CREATE_ASSOCIATED_IDEMPOTENT ->
          associated(kind == Kind.CREATE_ASSOCIATED_IDEMPOTENT, token);
      case UNKNOWN_PROGRAM ->
          new TransactionInstruction(key(oddly() ? BOB : pick(FRESH)), List.of(), new byte[1]);
      case INITIALIZE_ACCOUNT, INITIALIZE_MINT -> initialize(kind, token);
      case TRANSFER, TRANSFER_CHECKED, APPROVE, APPROVE_CHECKED -> spend(kind, token);
      case MINT_TO, MINT_TO_CHECKED, BURN, BURN_CHECKED -> supply(kind, token);
      case REVOKE, CLOSE, FREEZE, THAW, SET_AUTHORITY, SYNC_NATIVE -> rule(kind, token);
    };
  }

  private TransactionInstruction system(Kind kind) {
    AccountMeta from = new AccountMeta(key(pick(WALLETS)), !oddly(), true);
    String fresh = pick(FRESH);
    return switch (kind) {
      case TRANSFER_SOL -> {
        long lamports = oddly() ? Long.MAX_VALUE : random.nextLong(MAX_SOL);
        String to = random.nextInt(4) == 0 ? fresh : pick(WALLETS);
        yield Instructions.system(2, List.of(lamports), null, from, writable(to));
      }
      case CREATE_ACCOUNT -> {
        long space = random.nextInt(3) == 0 ? random.nextInt(200) : random.nextBoolean() ? 165 : 82;
        long rent = oddly() ? 1000 : (128 + space) * 6960;
        String owner = oddly() ? SYSTEM : TOKEN;
        yield Instructions.system(0, List.of(rent, space), key(owner), from, signer(fresh));
      }
      case ASSIGN -> Instructions.system(1, List.of(), key(TOKEN), signer(fresh));
      default -> {
        long space = random.nextInt(100);
        yield Instructions.system(8, List.of(space), null, signer(oddly() ? BOB : fresh));
      }
    };
  }

  private TransactionInstruction associated(boolean idempotent, Token token) {
    String owner = pick(random.nextBoolean() ? WALLETS : FRESH);
    return Instructions.associated(
        idempotent,
        signer(USER),
        writable(oddly() ? ALICE : token.of(owner)),
        readOnly(owner),
        readOnly(token.mint()),
        readOnly(SYSTEM),
        readOnly(oddly() ? TOKEN_2022 : token.program()));
  }

  private TransactionInstruction initialize(Kind kind, Token token) {
    boolean mint = kind == Kind.INITIALIZE_MINT;
    AccountMeta account = writable(oddly() ? token.of(ALICE) : created(mint ? 82 : 165));
    PublicKey program = key(oddly() ? token.program() : TOKEN);
    return mint
        ? Instructions.initializeMint(program, 6, key(USER), account)
        : Instructions.initializeAccount(
            program, key(pick(WALLETS)), account, readOnly(oddly() ? token.mint() : WRAPPED_SOL));
  }

  private TransactionInstruction spend(Kind kind, Token token) {
    String wallet = holder(token);
    AccountMeta authority = authority(wallet);
    AccountMeta from = writable(token.of(wallet));
    AccountMeta to = writable((oddly() ? pick(TOKENS) : token).of(holder(token)));
    AccountMeta mint = readOnly((oddly() ? pick(TOKENS) : token).mint());
    AccountMeta friend = readOnly(pick(WALLETS));
    PublicKey program = key(token.program());
    long amount = amount(state(token.of(wallet)));
    int decimals = decimals(token);
    return switch (kind) {
      case TRANSFER -> Instructions.token(program, 3, amount, null, from, to, authority);
      case TRANSFER_CHECKED ->
          Instructions.token(program, 12, amount, decimals, from, mint, to, authority);
      case APPROVE -> Instructions.token(program, 4, amount, null, from, friend, authority);
      default -> Instructions.token(program, 13, amount, decimals, from, mint, friend, authority);
    };
  }

  private TransactionInstruction supply(Kind kind, Token token) {
    String wallet = holder(token);
    AccountMeta account = writable(token.of(wallet));
    AccountMeta mint = writable((oddly() ? pick(TOKENS) : token).mint());
    AccountMeta minter = authority(token.minter());
    AccountMeta owner = authority(wallet);
    PublicKey program = key(token.program());
    long amount = amount(state(token.of(wallet)));
    int decimals = decimals(token);
    return switch (kind) {
      case MINT_TO -> Instructions.token(program, 7, amount, null, mint, account, minter);
      case MINT_TO_CHECKED ->
          Instructions.token(program, 14, amount, decimals, mint, account, minter);
      case BURN -> Instructions.token(program, 8, amount, null, account, mint, owner);
      default -> Instructions.token(program, 15, amount, decimals, account, mint, owner);
    };
  }

  private TransactionInstruction rule(Kind kind, Token token) {
    String wallet = pick(WALLETS);
    AccountMeta account = writable(token.of(wallet));
    AccountMeta mint = readOnly(token.mint());
    PublicKey program = key(token.program());
    AccountMeta owner = authority(wallet);
    AccountMeta freezer = authority(token.freezer());
    return switch (kind) {
      case REVOKE -> Instructions.token(program, 5, account, owner);
      case CLOSE -> Instructions.token(program, 9, account, writable(BOB), owner);
      case FREEZE -> Instructions.token(program, 10, account, mint, freezer);
      case THAW -> Instructions.token(program, 11, account, mint, freezer);
      case SYNC_NATIVE -> Instructions.token(program, 17, account);
      default -> {
        int closer = 3;
        int type = oddly() ? random.nextInt(5) : closer;
        PublicKey next = random.nextBoolean() ? key(pick(WALLETS)) : null;
        yield Instructions.setAuthority(program, type, next, account, owner);
      }
    };
  }

  /** A random wallet, mostly one with an initialised account of the token. */
  private String holder(Token token) {
    List<String> holders =
        WALLETS.stream()
            .filter(wallet -> "initialized".equals(state(token.of(wallet)).state()))
            .toList();
    return holders.isEmpty() || oddly() ? pick(WALLETS) : pick(holders);
  }

  /** An account of this size that still needs initialising, if any. */
  private String created(int bytes) {
    List<String> waiting =
        FRESH.stream()
            .filter(name -> state(name).dataLen() == bytes)
            .filter(name -> state(name).amount() == null && state(name).supply() == null)
            .toList();
    return waiting.isEmpty() ? pick(FRESH) : pick(waiting);
  }

  private AccountState state(String name) {
    return Objects.requireNonNull(states.get(name), name);
  }

  /** Mostly the right authority, which mostly signs. */
  private AccountMeta authority(String wallet) {
    return new AccountMeta(key(oddly() ? pick(WALLETS) : wallet), !oddly(), false);
  }

  private long amount(AccountState state) {
    String amount = state.amount();
    long balance = amount == null ? 1000 : Long.parseUnsignedLong(amount);
    return switch (random.nextInt(8)) {
      case 0 -> balance;
      case 1 -> balance + 1;
      case 2 -> 0;
      case 3 -> random.nextLong();
      default -> random.nextLong(2000);
    };
  }

  private int decimals(Token token) {
    return oddly() ? token.decimals() + 1 : token.decimals();
  }

  private boolean oddly() {
    return random.nextInt(10) == 0;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private AccountMeta signer(String name) {
    return new AccountMeta(key(name), true, true);
  }

  private AccountMeta writable(String name) {
    return new AccountMeta(key(name), false, true);
  }

  private AccountMeta readOnly(String name) {
    return new AccountMeta(key(name), false, false);
  }

  private PublicKey key(String name) {
    return environment.resolve(name).orElseThrow(() -> new IllegalStateException(name));
  }
}
