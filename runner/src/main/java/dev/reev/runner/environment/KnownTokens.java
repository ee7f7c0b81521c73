package dev.reev.runner.environment;

import java.util.Map;
import org.p2p.solanaj.core.PublicKey;

/** Mainnet tokens that benchmarks refer to. */
public final class KnownTokens {

  static final String WRAPPED_SOL = "So11111111111111111111111111111111111111112";

  private static final Map<String, Integer> DECIMALS =
      Map.of(
          WRAPPED_SOL,
          9,
          "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
          6, // USDC
          "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB",
          6, // USDT
          "9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D",
          6, // jlUSDC
          "2uQsyo1fXXQkDtcpXnLofWy88PxcvnfH2L8FPSE62FVU",
          9); // L-SOL

  /** Decimals of most stable coins. */
  private static final int DEFAULT_DECIMALS = 6;

  private KnownTokens() {}

  /** Decimals of a mint that a benchmark refers to without defining it. */
  public static int decimals(PublicKey mint) {
    return DECIMALS.getOrDefault(mint.toBase58(), DEFAULT_DECIMALS);
  }
}
