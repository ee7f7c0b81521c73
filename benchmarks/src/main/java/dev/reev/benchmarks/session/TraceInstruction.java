package dev.reev.benchmarks.session;

import java.util.List;

/**
 * An instruction as the agent produced it, with all placeholders resolved.
 *
 * @param programId base58
 * @param data base58; empty for no data
 */
public record TraceInstruction(String programId, List<TraceAccount> accounts, String data) {

  public TraceInstruction {
    accounts = List.copyOf(accounts);
  }

  /**
   * One account of an instruction.
   *
   * @param pubkey base58
   */
  public record TraceAccount(String pubkey, boolean isSigner, boolean isWritable) {}
}
