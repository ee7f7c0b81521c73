package dev.reev.runner.tool;

import dev.reev.runner.transaction.InstructionJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.TransactionInstruction;

/** What tools tell after they have added instructions to the transaction. */
final class Built {

  private Built() {}

  static Map<String, Object> add(List<TransactionInstruction> instructions, ToolContext context) {
    context.transaction().addAll(instructions);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("instruction_count", instructions.size());
    content.put("instructions", instructions.stream().map(InstructionJson::trace).toList());
    content.put("transaction_length", context.transaction().size());
    return content;
  }
}
