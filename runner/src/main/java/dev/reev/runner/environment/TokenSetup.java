package dev.reev.runner.environment;

import dev.reev.runner.ledger.LedgerClient;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.p2p.solanaj.core.PublicKey;

/** Makes mints and token accounts on the ledger. */
final class TokenSetup {

  /** Decimals of tokens that benchmarks name; every other token gets {@link #DEFAULT_DECIMALS}. */
  private static final Map<String, Integer> DECIMALS =
      Map.of(
          "So11111111111111111111111111111111111111112", 9,
          "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", 6,
          "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB", 6);

  /** As of most stable coins. */
  private static final int DEFAULT_DECIMALS = 6;

  /** Size of a mint account. */
  private static final int MINT_BYTES = 82;

  /** Lamports that keep a mint of that size alive. */
  private static final long MINT_RENT = 1_461_600;

  /** Lamports that keep a token account alive; the ledger gives each new one so many. */
  private static final long TOKEN_ACCOUNT_RENT = 2_039_280;

  /** Largest whole number that every JSON reader keeps exact. */
  private static final long MAX_JSON_NUMBER = (1L << 53) - 1;

  /** More than any benchmark hands out. */
  private static final long MINT_SUPPLY = 1L << 60;

  private final LedgerClient ledger;
  private final Set<PublicKey> knownMints = new HashSet<>();

  TokenSetup(LedgerClient ledger) {
    this.ledger = ledger;
  }

  /**
   * What a token account shall hold.
   *
   * @param program the token program of the mint
   * @param amount base units as decimal text
   */
  record Holding(PublicKey mint, PublicKey program, String amount) {}

  void setUp(PublicKey wallet, Holding holding) {
    ensureMint(holding.mint(), holding.program());
    long amount = Long.parseUnsignedLong(holding.amount());
    boolean exact = amount >= 0 && amount <= MAX_JSON_NUMBER;
    ledger.require(
        "surfnet_setTokenAccount",
        wallet.toBase58(),
        holding.mint().toBase58(),
        Map.of("amount", exact ? (Object) amount : holding.amount()),
        holding.program().toBase58());
  }

  /** Zero stands for the usual amount: a token account cannot live without lamports. */
  void setLamports(PublicKey account, long lamports) {
    if (lamports != 0 && lamports != TOKEN_ACCOUNT_RENT) {
      ledger.require("surfnet_setAccount", account.toBase58(), Map.of("lamports", lamports));
    }
  }

  /** A ledger that forks a real chain has the mint; the embedded one does not. */
  private void ensureMint(PublicKey mint, PublicKey program) {
    if (!knownMints.add(mint)
        || !ledger.require("getAccountInfo", mint.toBase58(), base64()).path("value").isNull()) {
      return;
    }
    ByteBuffer data = ByteBuffer.allocate(MINT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.putLong(36, MINT_SUPPLY);
    data.put(44, DECIMALS.getOrDefault(mint.toBase58(), DEFAULT_DECIMALS).byteValue());
    data.put(45, (byte) 1); // initialised
    ledger.require(
        "surfnet_setAccount",
        mint.toBase58(),
        Map.of(
            "lamports", MINT_RENT,
            "owner", program.toBase58(),
            "data", HexFormat.of().formatHex(data.array())));
  }

  static Map<String, String> base64() {
    return Map.of("encoding", "base64");
  }
}
