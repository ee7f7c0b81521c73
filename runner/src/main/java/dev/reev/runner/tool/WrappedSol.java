package dev.reev.runner.tool;

import dev.reev.runner.environment.Addresses;
import java.util.List;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.AssociatedTokenProgram;
import org.p2p.solanaj.programs.TokenProgram;

/** SOL as a token. */
final class WrappedSol {

  static final PublicKey MINT = new PublicKey("So11111111111111111111111111111111111111112");

  /** Instruction 17 of the token program: sets the amount from the account's lamports. */
  private static final byte SYNC_NATIVE = 17;

  private WrappedSol() {}

  /** Moves lamports of a wallet into its token account of wrapped SOL, created if missing. */
  static List<TransactionInstruction> wrap(PublicKey wallet, long lamports) {
    PublicKey account = Addresses.associatedTokenAccount(wallet, MINT, TokenProgram.PROGRAM_ID);
    return List.of(
        AssociatedTokenProgram.createIdempotent(wallet, wallet, MINT),
        Transfers.sol(wallet, account, lamports),
        new TransactionInstruction(
            TokenProgram.PROGRAM_ID,
            List.of(new AccountMeta(account, false, true)),
            new byte[] {SYNC_NATIVE}));
  }
}
