package dev.reev.scoring.outcome;

import dev.reev.benchmarks.session.AccountState;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Exact amounts and rents of accounts. */
final class Units {

  /** Bytes that every account pays rent for in addition to its size. */
  private static final long ACCOUNT_OVERHEAD = 128;

  /** Lamports that exempt one byte from rent (Solana's default). */
  private static final long LAMPORTS_PER_BYTE = 6960;

  private Units() {}

  static BigInteger lamports(@Nullable AccountState state) {
    return state == null ? BigInteger.ZERO : BigInteger.valueOf(state.lamports());
  }

  /** Base units of a token account; 0 for anything else. */
  static BigInteger tokens(@Nullable AccountState state) {
    return number(state == null ? null : state.amount());
  }

  static BigInteger delegated(@Nullable AccountState state) {
    return number(state == null ? null : state.delegatedAmount());
  }

  static BigInteger supply(@Nullable AccountState state) {
    return number(state == null ? null : state.supply());
  }

  /** Minimum balance in lamports that keeps an account of this size alive. */
  static BigInteger rent(AccountState state) {
    return BigInteger.valueOf((ACCOUNT_OVERHEAD + state.dataLen()) * LAMPORTS_PER_BYTE);
  }

  static BigInteger atLeastZero(BigInteger number) {
    return number.max(BigInteger.ZERO);
  }

  private static BigInteger number(@Nullable String text) {
    return text == null ? BigInteger.ZERO : new BigInteger(text);
  }
}
