package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.benchmark.AccountData.MintDefinition;
import dev.reev.benchmarks.benchmark.AccountData.Text;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for the initial state. */
final class AccountRules {

  static final String PAYER = "USER_WALLET_PUBKEY";
  private static final String SYSTEM_PROGRAM = "11111111111111111111111111111111";
  private static final String WRAPPED_SOL = "So11111111111111111111111111111111111111112";
  private static final Set<String> TOKEN_PROGRAMS =
      Set.of(
          "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
          "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");

  /** Largest unsigned 64-bit integer, the limit of token amounts on the ledger. */
  private static final BigInteger MAX_AMOUNT =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private static final int MAX_TEXT_BYTES = 1024;

  private final AccountNames names;
  private final Problems problems;

  AccountRules(AccountNames names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  void check(List<InitialAccount> accounts) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < accounts.size(); i++) {
      InitialAccount account = accounts.get(i);
      String place = "/initial_state/" + i;
      Integer earlier = first.putIfAbsent(account.pubkey(), i);
      if (earlier != null) {
        problems.error(
            place + "/pubkey",
            "\"%s\" is already the name of account %d; names must be unique"
                .formatted(account.pubkey(), earlier + 1));
      }
      names.requireExisting(place + "/owner", account.owner(), problems);
      if (account.pubkey().equals(PAYER)) {
        checkPayer(place, account);
      }
      checkData(place, account);
    }
    if (!first.containsKey(PAYER)) {
      problems.error(
          "/initial_state",
          "has no account %s; it pays the fees, so it must be there".formatted(PAYER));
    }
  }

  private void checkPayer(String place, InitialAccount account) {
    if (account.data() != null) {
      problems.error(place + "/data", PAYER + " pays the fees; it must be an account without data");
    }
    if (!account.owner().equals(SYSTEM_PROGRAM)) {
      problems.error(
          place + "/owner",
          "%s pays the fees; its owner must be the System program %s"
              .formatted(PAYER, SYSTEM_PROGRAM));
    }
  }

  private void checkData(String place, InitialAccount account) {
    AccountData data = account.data();
    if (data == null) {
      return;
    }
    String at = place + "/data";
    boolean ofTokenProgram = TOKEN_PROGRAMS.contains(account.owner());
    if (data instanceof Text text) {
      checkText(at, text, ofTokenProgram);
      return;
    }
    if (!ofTokenProgram) {
      problems.error(
          place + "/owner",
          "is no token program, but the account has token data; must be one of "
              + String.join(", ", TOKEN_PROGRAMS.stream().sorted().toList()));
    }
    if (data instanceof TokenHolding holding) {
      if (isOneKind(at, "a token account", "decimals", "supply", "text")) {
        checkHolding(at, holding);
      }
    } else if (data instanceof MintDefinition mint
        && isOneKind(at, "a mint", "mint", "owner", "amount", "text")) {
      requireAmount(at + "/supply", mint.supply());
      names.requireWallet(at + "/mint_authority", mint.mintAuthority(), problems);
      names.requireWallet(at + "/freeze_authority", mint.freezeAuthority(), problems);
    }
  }

  private void checkText(String at, Text text, boolean ofTokenProgram) {
    if (!isOneKind(at, "text", "mint", "owner", "amount", "decimals", "supply")) {
      return;
    }
    if (ofTokenProgram) {
      problems.error(
          at + "/text", "an account of a token program holds a token account or a mint, not text");
    }
    int bytes = text.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_TEXT_BYTES) {
      problems.error(
          at + "/text", "has %d bytes; must have at most %d".formatted(bytes, MAX_TEXT_BYTES));
    }
  }

  private void checkHolding(String at, TokenHolding holding) {
    names.requireExisting(at + "/mint", holding.mint(), problems);
    names.requireWallet(at + "/owner", holding.owner(), problems);
    names.requireWallet(at + "/delegate", holding.delegate(), problems);
    names.requireWallet(at + "/close_authority", holding.closeAuthority(), problems);
    requireAmount(at + "/amount", holding.amount());
    if (holding.delegatedAmount() != null) {
      requireAmount(at + "/delegated_amount", holding.delegatedAmount());
    }
    if (holding.delegate() == null && holding.delegates()) {
      problems.error(at + "/delegated_amount", "needs 'delegate', which is missing");
    }
    if (holding.delegate() != null && holding.delegatedAmount() == null) {
      problems.error(at + "/delegate", "needs 'delegated_amount', which is missing");
    }
    if (holding.isNative() && !holding.mint().equals(WRAPPED_SOL)) {
      problems.error(at + "/is_native", "must be false unless the mint is " + WRAPPED_SOL);
    }
  }

  /**
   * Checks that all keys belong to one kind. Jackson deduces the kind from the first key and drops
   * the keys of other kinds, so fields that the schema saw as required may be missing afterwards.
   */
  private boolean isOneKind(String at, String kind, String... keysOfOthers) {
    boolean one = true;
    for (String key : keysOfOthers) {
      if (problems.document().has(at + "/" + key)) {
        problems.error(
            at + "/" + key,
            "does not belong to "
                + kind
                + "; data is either {mint, owner, amount}, {decimals, supply} or {text}");
        one = false;
      }
    }
    return one;
  }

  private void requireAmount(String at, String amount) {
    if (new BigInteger(amount).compareTo(MAX_AMOUNT) > 0) {
      problems.error(at, "is %s; must be at most %s".formatted(amount, MAX_AMOUNT));
    }
  }
}
