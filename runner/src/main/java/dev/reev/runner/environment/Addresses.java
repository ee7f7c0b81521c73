package dev.reev.runner.environment;

import java.util.List;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.AssociatedTokenProgram;
import org.p2p.solanaj.utils.Base58;

/** How addresses are told from placeholders, and derived from each other. */
public final class Addresses {

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
  static PublicKey associatedTokenAccount(PublicKey owner, PublicKey mint, PublicKey program) {
    return PublicKey.findProgramAddress(
            List.of(owner.toByteArray(), program.toByteArray(), mint.toByteArray()),
            AssociatedTokenProgram.PROGRAM_ID)
        .getAddress();
  }
}
