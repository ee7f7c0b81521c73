package dev.reev.runner.tool;

import dev.reev.runner.environment.Environment;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.transaction.InstructionJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * State that tools work on.
 *
 * @param transaction instructions so far, in the order of the calls; tools append to it
 */
public record ToolContext(
    Environment environment, LedgerClient ledger, List<TransactionInstruction> transaction) {

  /**
   * Appends the instructions that a call built.
   *
   * @return result for the agent
   * @throws ToolRefusedException when the transaction would exceed the limit on instructions; then
   *     nothing is added
   */
  Map<String, Object> build(List<TransactionInstruction> instructions) throws ToolRefusedException {
    if (transaction.size() + instructions.size() > InstructionJson.MAX_INSTRUCTIONS) {
      throw new ToolRefusedException(
          "the transaction holds "
              + transaction.size()
              + " instructions; more than "
              + InstructionJson.MAX_INSTRUCTIONS
              + " do not fit; discard_instructions starts over");
    }
    transaction.addAll(instructions);
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("instructions", instructions.stream().map(InstructionJson::write).toList());
    reply.put("instruction_count", instructions.size());
    reply.put("transaction_length", transaction.size());
    return reply;
  }
}
