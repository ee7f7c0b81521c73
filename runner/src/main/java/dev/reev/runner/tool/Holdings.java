package dev.reev.runner.tool;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.environment.TokenPrograms;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.ledger.LedgerRefusedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/** Current balances on the ledger. */
final class Holdings {

  private final LedgerClient ledger;

  Holdings(ToolContext context) {
    this.ledger = context.ledger();
  }

  /**
   * An account that exists.
   *
   * @param owner program that owns it
   */
  record Holding(BigInteger lamports, String owner) {}

  /**
   * Balance of a token account.
   *
   * @param amount base units
   */
  record TokenAmount(BigInteger amount, int decimals) {

    /** The amount with its decimal point, for display. */
    String shown() {
      return FigureText.plain(new BigDecimal(amount, decimals));
    }
  }

  Optional<Holding> account(PublicKey address) {
    JsonNode account =
        ledger
            .require("getAccountInfo", address.toBase58(), Map.of("encoding", "base64"))
            .path("value");
    return account.isObject()
        ? Optional.of(
            new Holding(
                account.path("lamports").bigIntegerValue(), account.path("owner").asString()))
        : Optional.empty();
  }

  /** Balance of a token account; empty for an account that is missing or of another kind. */
  Optional<TokenAmount> tokens(PublicKey tokenAccount) {
    try {
      JsonNode value = ledger.call("getTokenAccountBalance", tokenAccount.toBase58()).path("value");
      return Optional.of(
          new TokenAmount(
              new BigInteger(value.path("amount").asString()), value.path("decimals").asInt()));
    } catch (LedgerRefusedException e) {
      return Optional.empty();
    }
  }

  /**
   * The token program of a mint.
   *
   * @throws ToolRefusedException when the ledger has no such mint
   */
  PublicKey tokenProgram(PublicKey mint) throws ToolRefusedException {
    return account(mint)
        .flatMap(account -> Addresses.parse(account.owner()))
        .filter(TokenPrograms::contains)
        .orElseThrow(() -> new ToolRefusedException("the ledger has no mint " + mint.toBase58()));
  }

  /** The associated token account of a wallet, whether it exists or not. */
  PublicKey tokenAccount(PublicKey wallet, PublicKey mint) throws ToolRefusedException {
    return Addresses.associatedTokenAccount(wallet, mint, tokenProgram(mint));
  }

  /**
   * Checks that a wallet can cover an amount. For wrapped SOL, the wallet's plain SOL counts.
   *
   * @param amount base units, unsigned
   * @throws ToolRefusedException when it holds less
   */
  void requireFunds(PublicKey wallet, PublicKey mint, long amount) throws ToolRefusedException {
    BigInteger held =
        mint.equals(WrappedSol.MINT)
            ? account(wallet).map(Holding::lamports).orElse(BigInteger.ZERO)
            : tokens(tokenAccount(wallet, mint)).map(TokenAmount::amount).orElse(BigInteger.ZERO);
    BigInteger needed = new BigInteger(Long.toUnsignedString(amount));
    if (held.compareTo(needed) < 0) {
      throw new ToolRefusedException(
          wallet.toBase58() + " holds " + held + " base units of " + mint + ", not " + needed);
    }
  }
}
