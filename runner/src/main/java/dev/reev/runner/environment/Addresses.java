package dev.reev.runner.environment;

import java.util.List;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.AssociatedTokenProgram;
import org.p2p.solanaj.programs.TokenProgram;
import org.p2p.solanaj.utils.Base58;

/** Well-known addresses and how to make and recognise others. */
public final class Addresses {

  /** The token program of most tokens, and its successor. */
  public static final List<PublicKey> TOKEN_PROGRAMS =
      List.of(
          TokenProgram.PROGRAM_ID, new PublicKey("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb"));

  private Addresses() {}

  /** The address that this text is, or nothing when it is a placeholder. */
  public static Optional<PublicKey> parse(String text) {
    try {
      byte[] bytes = Base58.decode(text);
      return bytes.length == PublicKey.PUBLIC_KEY_LENGTH
          ? Optional.of(new PublicKey(bytes))
          : Optional.empty();
    } catch (RuntimeException e) {
      // The library throws whatever the text happens to break.
      return Optional.empty();
    }
  }

  /** The one account where a wallet keeps a token. */
  public static PublicKey associatedTokenAccount(
      PublicKey owner, PublicKey mint, PublicKey program) {
    return PublicKey.findProgramAddress(
            List.of(owner.toByteArray(), program.toByteArray(), mint.toByteArray()),
            AssociatedTokenProgram.PROGRAM_ID)
        .getAddress();
  }

  /** True when mints and token accounts can belong to this program. */
  public static boolean isTokenProgram(String program) {
    return parse(program).filter(TOKEN_PROGRAMS::contains).isPresent();
  }
}
