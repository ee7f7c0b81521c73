package dev.reev.runner.transaction;

import tools.jackson.databind.JsonNode;

/** Solana's transaction errors in words. */
final class TransactionErrors {

  private TransactionErrors() {}

  static String describe(JsonNode error) {
    JsonNode instruction = error.path("InstructionError");
    if (!instruction.isArray()) {
      return error.isString() ? error.asString() : error.toString();
    }
    JsonNode cause = instruction.path(1);
    JsonNode custom = cause.path("Custom");
    String reason;
    if (custom.isNumber()) {
      reason = "custom program error: 0x" + Long.toHexString(custom.asLong());
    } else {
      reason = cause.isString() ? cause.asString() : cause.toString();
    }
    return "Error processing Instruction " + instruction.path(0).asInt() + ": " + reason;
  }
}
