package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.InitialAccount;
import java.util.List;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.TokenProgram;

/** Programs that own mints and token accounts. */
public final class TokenPrograms {

  /** The original token program and Token-2022. */
  private static final List<PublicKey> ALL =
      List.of(
          TokenProgram.PROGRAM_ID, new PublicKey("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb"));

  private TokenPrograms() {}

  /** True for a token program. */
  public static boolean contains(PublicKey program) {
    return ALL.contains(program);
  }

  /** Owner of an account with token data; fails unless it is a token program. */
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
