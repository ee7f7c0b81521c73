package dev.reev.runner.transaction;

import dev.reev.benchmarks.session.TransactionError;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Solana's transaction errors, as text and as structured details. */
final class TransactionErrors {

  private static final String CUSTOM = "Custom";

  private TransactionErrors() {}

  static String describe(JsonNode error) {
    JsonNode instruction = error.path("InstructionError");
    if (!instruction.isArray()) {
      return error.isString() ? error.asString() : error.toString();
    }
    JsonNode cause = instruction.path(1);
    JsonNode custom = cause.path(CUSTOM);
    String reason;
    if (custom.isNumber()) {
      reason = "custom program error: 0x" + Long.toHexString(custom.asLong());
    } else {
      reason = cause.isString() ? cause.asString() : cause.toString();
    }
    return "Error processing Instruction " + instruction.path(0).asInt() + ": " + reason;
  }

  /** Null when there is no error, or one of an unknown shape. */
  static @Nullable TransactionError detail(JsonNode error) {
    JsonNode instruction = error.path("InstructionError");
    if (!instruction.isArray()) {
      String name = name(error);
      return name == null ? null : new TransactionError(null, name, null);
    }
    JsonNode cause = instruction.path(1);
    String name = name(cause);
    JsonNode custom = cause.path(CUSTOM);
    return name == null
        ? null
        : new TransactionError(
            instruction.path(0).asInt(0), name, custom.isNumber() ? custom.asLong() : null);
  }

  /** An error is a name, or an object whose only key is the name. */
  private static @Nullable String name(JsonNode error) {
    return error.isString()
        ? error.asString()
        : error.properties().stream().map(Map.Entry::getKey).findFirst().orElse(null);
  }
}
