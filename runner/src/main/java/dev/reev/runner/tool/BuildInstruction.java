package dev.reev.runner.tool;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.transaction.InstructionJson;
import dev.reev.runner.transaction.InvalidInstructionException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.p2p.solanaj.utils.Base58;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds any instruction of any program. */
final class BuildInstruction implements Tool {

  private static final ToolSpec SPEC =
      ToolSpec.of(
          "build_instruction",
          "Adds any instruction of any program to the transaction.",
          "program_id accounts",
          """
          "program_id": {"type": "string", "description": "The program; a name or an address."},
          "accounts": {"type": "array", "maxItems": 64, "description": "In the order that the program wants.",
            "items": {"type": "object", "additionalProperties": false, "required": ["pubkey"], "properties": {
              "pubkey": {"type": "string", "description": "A name or an address."},
              "is_signer": {"type": "boolean"},
              "is_writable": {"type": "boolean"}}}},
          "data": {"type": "string", "maxLength": 4096, "description": "Instruction data; none when absent."},
          "encoding": {"type": "string", "enum": ["base58", "hex", "base64", "utf8"], "description": "Of the data; base58 when absent."}
          """);

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode values, ToolContext context)
      throws ToolRefusedException {
    ObjectNode instruction = ReevJson.MAPPER.createObjectNode();
    instruction.set("program_id", values.path("program_id"));
    instruction.set("accounts", values.path("accounts"));
    instruction.put("data", Base58.encode(data(values)));
    try {
      return Built.add(List.of(InstructionJson.parse(instruction, context.environment())), context);
    } catch (InvalidInstructionException e) {
      throw new ToolRefusedException(Objects.toString(e.getMessage()));
    }
  }

  private static byte[] data(JsonNode values) throws ToolRefusedException {
    String text = values.path("data").asString("");
    String encoding = values.path("encoding").asString("base58");
    try {
      return switch (encoding) {
        case "hex" -> HexFormat.of().parseHex(text);
        case "base64" -> Base64.getDecoder().decode(text);
        case "utf8" -> text.getBytes(StandardCharsets.UTF_8);
        default -> Base58.decode(text);
      };
    } catch (RuntimeException e) {
      // The decoders throw different exceptions for the same thing.
      throw new ToolRefusedException("data is no " + encoding);
    }
  }
}
