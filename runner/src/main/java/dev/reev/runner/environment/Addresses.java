package dev.reev.runner.environment;

import java.util.List;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.AssociatedTokenProgram;
import org.p2p.solanaj.utils.Base58;

/** Tells addresses from placeholders, and derives addresses from each other. */
public final class Addresses {

  /** Most letters of 32 bytes in base58; decoding is quadratic, so longer text is not tried. */
  private static final int MAX_LETTERS = 44;

  private Addresses() {}

  /** Parses an address; empty for a placeholder. */
  public static Optional<PublicKey> parse(String text) {
    if (text.length() > MAX_LETTERS) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base58.decode(text);
      return bytes.length == PublicKey.PUBLIC_KEY_LENGTH
          ? Optional.of(new PublicKey(bytes))
          : Optional.empty();
    } catch (RuntimeException e) {
      // The library throws different unchecked exceptions for different malformed texts.
      return Optional.empty();
    }
  }

  /** The account that holds a wallet's tokens of a mint by convention. */
  public static PublicKey associatedTokenAccount(
      PublicKey owner, PublicKey mint, PublicKey program) {
    return PublicKey.findProgramAddress(
            List.of(owner.toByteArray(), program.toByteArray(), mint.toByteArray()),
            AssociatedTokenProgram.PROGRAM_ID)
        .getAddress();
  }
}
