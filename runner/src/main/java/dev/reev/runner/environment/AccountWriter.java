package dev.reev.runner.environment;

import dev.reev.runner.ledger.LedgerClient;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.p2p.solanaj.core.PublicKey;

/**
 * Puts accounts on the ledger as whole bytes. Token accounts too: one way for every field, where
 * {@code surfnet_setTokenAccount} differs between ledgers and cannot set all of them.
 */
final class AccountWriter {

  /** Wrapped SOL: the amount of such an account is lamports beyond its reserve. */
  static final PublicKey NATIVE_MINT = new PublicKey("So11111111111111111111111111111111111111112");

  /** Lamports that keep a token account of 165 bytes alive. */
  static final long HOLDING_RENT = 2_039_280;

  /** Lamports that keep a mint of 82 bytes alive. */
  private static final long MINT_RENT = 1_461_600;

  /** More than any benchmark hands out. */
  private static final long UNTOLD_SUPPLY = 1L << 60;

  /** Decimals of known tokens; a mint that nobody defined gets {@link #USUAL_DECIMALS}. */
  private static final Map<String, Integer> DECIMALS =
      Map.of(
          NATIVE_MINT.toBase58(),
          9,
          "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
          6,
          "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB",
          6,
          "9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D",
          6,
          "2uQsyo1fXXQkDtcpXnLofWy88PxcvnfH2L8FPSE62FVU",
          9);

  /** As of most stable coins. */
  private static final int USUAL_DECIMALS = 6;

  private final LedgerClient ledger;
  private final Set<PublicKey> knownMints = new HashSet<>();

  AccountWriter(LedgerClient ledger) {
    this.ledger = ledger;
  }

  /** An account without lamports does not exist on the chain, so none is made. */
  void plain(PublicKey address, PublicKey owner, long lamports, byte[] data) {
    if (lamports > 0) {
      set(address, owner, lamports, data);
    }
  }

  void mint(PublicKey address, PublicKey program, long lamports, TokenLayout.Mint mint) {
    knownMints.add(address);
    set(address, program, lamports == 0 ? MINT_RENT : lamports, mint.bytes());
  }

  /** Lamports zero stand for the usual amount: a token account cannot live without. */
  void holding(PublicKey address, PublicKey program, long lamports, TokenLayout.Holding holding) {
    ensureMint(holding.mint(), program);
    Long reserve = holding.nativeReserve();
    long enough = reserve == null ? HOLDING_RENT : reserve + holding.amount();
    set(address, program, lamports == 0 || reserve != null ? enough : lamports, holding.bytes());
  }

  /** A ledger that forks a real chain has the mint; the embedded one does not. */
  private void ensureMint(PublicKey mint, PublicKey program) {
    if (knownMints.add(mint)
        && ledger.require("getAccountInfo", mint.toBase58(), base64()).path("value").isNull()) {
      int decimals = DECIMALS.getOrDefault(mint.toBase58(), USUAL_DECIMALS);
      mint(mint, program, MINT_RENT, new TokenLayout.Mint(decimals, UNTOLD_SUPPLY, null, null));
    }
  }

  private void set(PublicKey address, PublicKey owner, long lamports, byte[] data) {
    Map<String, Object> update = new LinkedHashMap<>();
    update.put("lamports", lamports);
    update.put("owner", owner.toBase58());
    if (data.length > 0) {
      update.put("data", HexFormat.of().formatHex(data));
    }
    ledger.require("surfnet_setAccount", address.toBase58(), update);
  }

  static Map<String, String> base64() {
    return Map.of("encoding", "base64");
  }
}
