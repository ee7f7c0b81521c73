package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.InitialAccount;
import java.util.List;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.TokenProgram;

/** The programs that own mints and token accounts. */
public final class TokenPrograms {

  /** The program of most tokens, and its successor. */
  private static final List<PublicKey> ALL =
      List.of(
          TokenProgram.PROGRAM_ID, new PublicKey("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb"));

  private TokenPrograms() {}

  /** True for a token program. */
  public static boolean contains(PublicKey program) {
    return ALL.contains(program);
  }

  /** The owner of an account with token data, which only a token program may be. */
  static PublicKey require(Names names, InitialAccount account) {
    PublicKey program = names.address("owner of " + account.pubkey(), account.owner());
    if (!contains(program)) {
      throw Names.invalid(
          account.pubkey()
              + " has token data, so its owner must be a token program: "
              + ALL.get(0)
              + " or "
              + ALL.get(1));
    }
    return program;
  }
}
