package dev.reev.runner.environment;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/**
 * Binary layout of token program accounts: optional addresses, and the byte that tells the kinds of
 * account apart.
 */
final class TokenLayout {

  /** Kinds that Token-2022 writes after the base of longer accounts. */
  static final byte MINT = 1;

  static final byte TOKEN_ACCOUNT = 2;

  /** Offset of the kind. */
  private static final int KIND_OFFSET = 165;

  /** Bytes of a multisig; the one size that no extended account may have. */
  private static final int MULTISIG_BYTES = 355;

  private TokenLayout() {}

  static boolean fits(byte[] data, int baseBytes, byte kind) {
    boolean extended = data.length > KIND_OFFSET && data.length != MULTISIG_BYTES;
    return data.length == baseBytes || (extended && data[KIND_OFFSET] == kind);
  }

  /** Writes an optional address: a 4-byte flag, 1 or 0, then 32 bytes. */
  static void putOptional(ByteBuffer data, @Nullable PublicKey key) {
    data.putInt(key == null ? 0 : 1);
    data.put(key == null ? new byte[PublicKey.PUBLIC_KEY_LENGTH] : key.toByteArray());
  }

  static @Nullable PublicKey optionalKey(ByteBuffer data) {
    boolean present = data.getInt() == 1;
    PublicKey key = key(data);
    return present ? key : null;
  }

  static PublicKey key(ByteBuffer data) {
    byte[] key = new byte[PublicKey.PUBLIC_KEY_LENGTH];
    data.get(key);
    return new PublicKey(key);
  }
}
