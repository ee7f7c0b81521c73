package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.benchmarks.session.AccountState;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/** Fields that every account has, independent of the meaning of its data. */
record RawAccount(long lamports, String owner, boolean executable) {

  /** Bytes; longer data is not shown as text. */
  private static final int MAX_TEXT_BYTES = 1024;

  /**
   * Bytes; longer data is not kept whole: a transaction writes up to 35 accounts, each kept twice.
   */
  private static final int MAX_DATA_BYTES = 16 * 1024;

  AccountState with(TokenAccount token, byte[] data) {
    return AccountState.token(
        lamports,
        owner,
        executable,
        data.length,
        token.mint().toBase58(),
        token.owner().toBase58(),
        Long.toUnsignedString(token.amount()),
        text(token.delegate()),
        token.delegate() == null ? null : Long.toUnsignedString(token.delegatedAmount()),
        token.frozen() ? TokenHolding.FROZEN : TokenHolding.INITIALIZED,
        text(token.closeAuthority()),
        token.rentReserve() != null,
        data.length == TokenAccount.BYTES ? null : base64(data),
        data.length == TokenAccount.BYTES ? null : digest(data));
  }

  AccountState with(Mint mint, byte[] data) {
    return AccountState.mint(
        lamports,
        owner,
        executable,
        data.length,
        mint.decimals(),
        Long.toUnsignedString(mint.supply()),
        text(mint.mintAuthority()),
        text(mint.freezeAuthority()),
        data.length == Mint.BYTES ? null : base64(data),
        data.length == Mint.BYTES ? null : digest(data));
  }

  AccountState plain(byte[] data) {
    String text = printable(data);
    boolean said = text != null || data.length == 0;
    return AccountState.plain(
        lamports,
        owner,
        executable,
        data.length,
        text,
        said ? null : base64(data),
        said ? null : digest(data));
  }

  private static @Nullable String base64(byte[] data) {
    return data.length <= MAX_DATA_BYTES ? Base64.getEncoder().encodeToString(data) : null;
  }

  /** Replaces data that is too long to keep. */
  private static @Nullable String digest(byte[] data) {
    return data.length > MAX_DATA_BYTES ? Sha256.hex(data) : null;
  }

  private static @Nullable String text(@Nullable PublicKey key) {
    return key == null ? null : key.toBase58();
  }

  private static @Nullable String printable(byte[] data) {
    if (data.length == 0 || data.length > MAX_TEXT_BYTES) {
      return null;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
      return text.codePoints().allMatch(RawAccount::isPrintable) ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isPrintable(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || !(Character.isISOControl(character)
            || Character.getType(character) == Character.UNASSIGNED);
  }
}
