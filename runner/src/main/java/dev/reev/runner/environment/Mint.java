package dev.reev.runner.environment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/**
 * Decoded data of a mint.
 *
 * @param supply unsigned base units
 * @param mintAuthority null when the supply is fixed
 * @param freezeAuthority null when accounts cannot be frozen
 */
record Mint(
    int decimals,
    long supply,
    @Nullable PublicKey mintAuthority,
    @Nullable PublicKey freezeAuthority) {

  /** Bytes without extensions. */
  static final int BYTES = 82;

  byte[] bytes() {
    ByteBuffer data = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    TokenLayout.putOptional(data, mintAuthority);
    data.putLong(supply).put((byte) decimals).put((byte) 1); // 1: initialised
    TokenLayout.putOptional(data, freezeAuthority);
    return data.array();
  }

  /** Decodes the data of a token program's account; empty when it is no initialised mint. */
  static Optional<Mint> read(byte[] bytes) {
    if (!TokenLayout.fits(bytes, BYTES, TokenLayout.MINT)) {
      return Optional.empty();
    }
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    PublicKey mintAuthority = TokenLayout.optionalKey(data);
    long supply = data.getLong();
    int decimals = Byte.toUnsignedInt(data.get());
    boolean initialized = data.get() == 1;
    PublicKey freezeAuthority = TokenLayout.optionalKey(data);
    return initialized
        ? Optional.of(new Mint(decimals, supply, mintAuthority, freezeAuthority))
        : Optional.empty();
  }
}
