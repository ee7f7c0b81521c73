package dev.reev.runner.transaction;

import dev.reev.benchmarks.session.TransactionError;
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

  /** The error in parts, see {@link TransactionError}. */
  static TransactionError detail(JsonNode error) {
    JsonNode instruction = error.path("InstructionError");
    if (!instruction.isArray()) {
      return new TransactionError(null, name(error), null);
    }
    JsonNode cause = instruction.path(1);
    JsonNode custom = cause.path("Custom");
    return new TransactionError(
        instruction.path(0).asInt(), name(cause), custom.isNumber() ? custom.asLong() : null);
  }

  /** Errors with further facts are objects with the name as their only key. */
  private static String name(JsonNode error) {
    return error.isObject() && !error.isEmpty()
        ? error.propertyNames().iterator().next()
        : error.asString("unknown");
  }
}
