package dev.reev.runner.transaction;

import dev.reev.benchmarks.session.InnerInstructions;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import java.util.ArrayList;
import java.util.List;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/** Reads the instructions that programs called during a transaction, as the ledger reports them. */
final class InnerCalls {

  private InnerCalls() {}

  /**
   * Returns all calls; empty when the ledger keeps none.
   *
   * @param groups {@code [{index, instructions: [{programIdIndex, accounts, data}]}]}
   * @param accounts of the message, which the indexes refer to
   */
  static List<InnerInstructions> of(JsonNode groups, List<PublicKey> accounts) {
    List<InnerInstructions> calls = new ArrayList<>();
    for (JsonNode group : groups) {
      List<TraceInstruction> instructions = new ArrayList<>();
      for (JsonNode instruction : group.path("instructions")) {
        instructions.add(instruction(instruction, accounts));
      }
      calls.add(new InnerInstructions(group.path("index").asInt(), instructions));
    }
    return calls;
  }

  /** The ledger does not report the signers of a call, only its accounts. */
  private static TraceInstruction instruction(JsonNode instruction, List<PublicKey> accounts) {
    List<TraceAccount> used = new ArrayList<>();
    for (JsonNode index : instruction.path("accounts")) {
      used.add(new TraceAccount(address(index, accounts), false, false));
    }
    return new TraceInstruction(
        address(instruction.path("programIdIndex"), accounts),
        used,
        instruction.path("data").asString(""));
  }

  private static String address(JsonNode index, List<PublicKey> accounts) {
    int at = index.asInt(-1);
    return at >= 0 && at < accounts.size() ? accounts.get(at).toBase58() : "";
  }
}
