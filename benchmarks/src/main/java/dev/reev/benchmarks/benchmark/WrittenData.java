package dev.reev.benchmarks.benchmark;

import java.math.BigInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Instruction data that a file says in words ({@code sol_transfer: {lamports: 5}}). Once the schema
 * has been checked, base58 of the same bytes takes its place in the document, so that nothing
 * behind the readers knows of two forms.
 */
final class WrittenData {

  private static final int U64_BITS = 64;

  private final Problems problems;

  private WrittenData(Problems problems) {
    this.problems = problems;
  }

  /** Encodes what a benchmark says. */
  static void encodeBenchmark(Problems problems) {
    new WrittenData(problems)
        .encode(
            problems.document().root().path("ground_truth").path("expected_instructions"),
            "/ground_truth/expected_instructions");
  }

  /** Encodes what a file of solutions says. */
  static void encodeSolutions(Problems problems) {
    WrittenData data = new WrittenData(problems);
    JsonNode solutions = problems.document().root().path("solutions");
    for (int i = 0; i < solutions.size(); i++) {
      data.encode(solutions.path(i).path("instructions"), "/solutions/" + i + "/instructions");
      JsonNode steps = solutions.path(i).path("steps");
      for (int j = 0; j < steps.size(); j++) {
        data.encode(
            steps.path(j).path("instructions"),
            "/solutions/" + i + "/steps/" + j + "/instructions");
      }
    }
  }

  private void encode(JsonNode instructions, String place) {
    for (int i = 0; i < instructions.size(); i++) {
      JsonNode data = instructions.path(i).path("data");
      if (data.isObject() && instructions.path(i) instanceof ObjectNode instruction) {
        String kind = data.propertyNames().iterator().next();
        String at = place + "/" + i + "/data/" + kind;
        InstructionBytes bytes = bytes(kind, data.path(kind), at);
        instruction.put("data", bytes.base58());
      }
    }
  }

  private InstructionBytes bytes(String kind, JsonNode fields, String place) {
    Function<String, Long> amount = name -> amount(fields.path(name), place + "/" + name);
    return switch (kind) {
      case "sol_transfer" -> InstructionBytes.solTransfer(amount.apply("lamports"));
      case "spl_transfer" -> InstructionBytes.tokenTransfer(amount.apply("amount"));
      case "spl_transfer_checked" ->
          InstructionBytes.checkedTokenTransfer(
              amount.apply("amount"), fields.path("decimals").asInt());
      case "hex" -> InstructionBytes.ofHex(fields.asString());
      default -> throw new IllegalArgumentException("the schema allows " + kind);
    };
  }

  /** A u64, as number or text; 0 after an error. */
  private long amount(JsonNode written, String place) {
    if (written.isNumber() && !written.isIntegralNumber()) {
      problems.error(place, "must be a whole number, without point and exponent");
      return 0;
    }
    BigInteger amount = new BigInteger(written.asString());
    if (amount.bitLength() > U64_BITS) {
      problems.error(place, "is more than a transfer can hold, which is 18446744073709551615");
      return 0;
    }
    return amount.longValue();
  }
}
