package dev.reev.runner.environment;

import dev.reev.benchmarks.session.AccountState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/**
 * The bytes of mints and token accounts, as the <a
 * href="https://github.com/solana-program/token/blob/main/interface/src/state.rs">SPL Token
 * program</a> lays them out.
 */
final class TokenLayout {

  static final int MINT_BYTES = 82;
  static final int ACCOUNT_BYTES = 165;

  /** Token-2022 says behind the common part what an account with extensions is. */
  private static final int TYPE_OFFSET = 165;

  private static final int TYPE_MINT = 1;
  private static final int TYPE_ACCOUNT = 2;
  private static final int FROZEN = 2;

  private TokenLayout() {}

  /**
   * A mint.
   *
   * @param supply base units; read as unsigned
   */
  record Mint(
      int decimals,
      long supply,
      @Nullable PublicKey mintAuthority,
      @Nullable PublicKey freezeAuthority) {

    byte[] bytes() {
      byte[] bytes = new byte[MINT_BYTES];
      ByteBuffer data = littleEndian(bytes);
      putOption(data, mintAuthority);
      data.putLong(supply).put((byte) decimals).put((byte) 1); // 1: initialised
      putOption(data, freezeAuthority);
      return bytes;
    }
  }

  /**
   * A token account.
   *
   * @param amount base units; read as unsigned
   * @param nativeReserve lamports that keep a wrapped-SOL account alive; null for any other token
   */
  record Holding(
      PublicKey mint,
      PublicKey owner,
      long amount,
      @Nullable PublicKey delegate,
      boolean frozen,
      @Nullable Long nativeReserve,
      long delegatedAmount,
      @Nullable PublicKey closeAuthority) {

    byte[] bytes() {
      byte[] bytes = new byte[ACCOUNT_BYTES];
      ByteBuffer data = littleEndian(bytes);
      data.put(mint.toByteArray()).put(owner.toByteArray()).putLong(amount);
      putOption(data, delegate);
      data.put((byte) (frozen ? FROZEN : 1));
      data.putInt(nativeReserve == null ? 0 : 1).putLong(nativeReserve == null ? 0 : nativeReserve);
      data.putLong(delegatedAmount);
      putOption(data, closeAuthority);
      return bytes;
    }
  }

  /** What an account of a token program holds; a plain state when it is neither kind. */
  static AccountState read(AccountState plain, byte[] data) {
    if (isKind(data, ACCOUNT_BYTES, TYPE_ACCOUNT) && data[108] != 0) {
      return readHolding(plain, littleEndian(data));
    }
    if (isKind(data, MINT_BYTES, TYPE_MINT) && data[45] == 1) {
      return readMint(plain, littleEndian(data));
    }
    return plain;
  }

  private static AccountState readHolding(AccountState plain, ByteBuffer data) {
    String delegate = option(data, 72);
    return plain.withHolding(
        key(data, 0),
        key(data, 32),
        Long.toUnsignedString(data.getLong(64)),
        new AccountState.HoldingDetails(
            delegate,
            delegate == null ? null : Long.toUnsignedString(data.getLong(121)),
            data.get(108) == FROZEN ? "frozen" : "initialized",
            option(data, 129),
            data.getInt(109) == 1 ? Boolean.TRUE : null));
  }

  private static AccountState readMint(AccountState plain, ByteBuffer data) {
    return plain.withMint(
        data.get(44) & 0xff,
        Long.toUnsignedString(data.getLong(36)),
        option(data, 0),
        option(data, 46));
  }

  private static boolean isKind(byte[] data, int bytes, int type) {
    return data.length == bytes || (data.length > TYPE_OFFSET && data[TYPE_OFFSET] == type);
  }

  private static @Nullable String option(ByteBuffer data, int offset) {
    return data.getInt(offset) == 1 ? key(data, offset + Integer.BYTES) : null;
  }

  private static String key(ByteBuffer data, int offset) {
    byte[] key = new byte[PublicKey.PUBLIC_KEY_LENGTH];
    data.get(offset, key);
    return new PublicKey(key).toBase58();
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void putOption(ByteBuffer data, @Nullable PublicKey key) {
    data.putInt(key == null ? 0 : 1);
    data.put(key == null ? new byte[PublicKey.PUBLIC_KEY_LENGTH] : key.toByteArray());
  }
}
