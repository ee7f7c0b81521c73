package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.session.AccountState;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/** What every account has, whatever its data mean. */
record RawAccount(long lamports, String owner, boolean executable) {

  /** Longest data shown as text, in bytes. */
  private static final int MAX_TEXT_BYTES = 1024;

  AccountState with(TokenAccount token, int dataLen) {
    return new AccountState(
        lamports,
        owner,
        executable,
        dataLen,
        token.mint().toBase58(),
        token.owner().toBase58(),
        Long.toUnsignedString(token.amount()),
        text(token.delegate()),
        token.delegate() == null ? null : Long.toUnsignedString(token.delegatedAmount()),
        token.frozen() ? TokenHolding.FROZEN : TokenHolding.INITIALIZED,
        text(token.closeAuthority()),
        token.rentReserve() != null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  AccountState with(Mint mint, int dataLen) {
    return new AccountState(
        lamports,
        owner,
        executable,
        dataLen,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        mint.decimals(),
        Long.toUnsignedString(mint.supply()),
        text(mint.mintAuthority()),
        text(mint.freezeAuthority()),
        null,
        null);
  }

  AccountState plain(byte[] data) {
    return AccountState.plain(lamports, owner, executable, data.length, printable(data));
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
