package dev.reev.runner.environment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/**
 * Decoded data of a token account. Amounts are unsigned 64-bit base units.
 *
 * @param owner the wallet that may spend
 * @param delegate another key that may spend, up to {@code delegatedAmount}
 * @param rentReserve lamports that are not part of the amount; null unless the account wraps SOL
 * @param closeAuthority key that may close it in place of the owner
 */
record TokenAccount(
    PublicKey mint,
    PublicKey owner,
    long amount,
    @Nullable PublicKey delegate,
    long delegatedAmount,
    boolean frozen,
    @Nullable Long rentReserve,
    @Nullable PublicKey closeAuthority) {

  /** Bytes without extensions. */
  static final int BYTES = 165;

  private static final byte INITIALIZED = 1;
  private static final byte FROZEN = 2;

  byte[] bytes() {
    ByteBuffer data = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.put(mint.toByteArray()).put(owner.toByteArray()).putLong(amount);
    TokenLayout.putOptional(data, delegate);
    data.put(frozen ? FROZEN : INITIALIZED);
    data.putInt(rentReserve == null ? 0 : 1).putLong(rentReserve == null ? 0 : rentReserve);
    data.putLong(delegatedAmount);
    TokenLayout.putOptional(data, closeAuthority);
    return data.array();
  }

  /** Decodes the data of a token program's account; empty when it is no token account. */
  static Optional<TokenAccount> read(byte[] bytes) {
    if (!TokenLayout.fits(bytes, BYTES, TokenLayout.TOKEN_ACCOUNT)) {
      return Optional.empty();
    }
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    PublicKey mint = TokenLayout.key(data);
    PublicKey owner = TokenLayout.key(data);
    long amount = data.getLong();
    PublicKey delegate = TokenLayout.optionalKey(data);
    byte state = data.get();
    boolean wraps = data.getInt() == 1;
    long reserve = data.getLong();
    long delegated = data.getLong();
    PublicKey closer = TokenLayout.optionalKey(data);
    if (state != INITIALIZED && state != FROZEN) {
      return Optional.empty();
    }
    return Optional.of(
        new TokenAccount(
            mint,
            owner,
            amount,
            delegate,
            delegated,
            state == FROZEN,
            wraps ? reserve : null,
            closer));
  }
}
