package dev.reev.runner.tool;

import dev.reev.runner.transaction.InstructionFormatException;
import dev.reev.runner.transaction.InstructionJson;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.utils.Base58;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds an instruction for any program, also for those that no other tool knows. */
final class BuildInstruction implements Tool {

  private static final ToolSpec SPEC =
      new ToolSpec(
          "build_instruction",
          "Adds an instruction for any Solana program to the transaction. Give the data in exactly"
              + " one of data_base58, data_hex, data_base64 and data_utf8; data_hex \"\" means no"
              + " data.",
          new Parameters()
              .required("program_id", Parameters.account("The program."))
              .required(
                  "accounts",
                  Parameters.list(
                      "The accounts in the order that the program asks for.",
                      new Parameters()
                          .required("pubkey", Parameters.account("The account."))
                          .optional("is_signer", Parameters.flag("Must sign; false if left out."))
                          .optional(
                              "is_writable", Parameters.flag("May change; false if left out."))
                          .schema()))
              .optional("data_base58", Parameters.text("The data in base58."))
              .optional("data_hex", Parameters.text("The data in hexadecimal digits."))
              .optional("data_base64", Parameters.text("The data in base64."))
              .optional("data_utf8", Parameters.text("The data as text, encoded in UTF-8."))
              .schema());

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode json, ToolContext context) throws ToolRefusedException {
    ObjectNode instruction = ((ObjectNode) json).objectNode();
    instruction.set("program_id", json.path("program_id"));
    instruction.set("accounts", json.path("accounts"));
    instruction.put("data", Base58.encode(DataEncoding.read(json)));
    try {
      return context.build(
          List.of(InstructionJson.parse(instruction, context.environment(), "instruction")));
    } catch (InstructionFormatException e) {
      throw new ToolRefusedException(String.valueOf(e.getMessage()));
    }
  }
}
