package dev.reev.runner.tool;

import dev.reev.runner.failure.RunFailedException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A tool for agents. Tools that build instructions append them to the transaction. */
public interface Tool {

  /** Specification of the tool, as agents get it. */
  ToolSpec spec();

  /** False for a read-only tool: a call of the others is an attempt to build a transaction. */
  default boolean builds() {
    return true;
  }

  /**
   * Executes a call.
   *
   * @param arguments valid for the parameters of the specification
   * @return result for the agent, as JSON-like maps and lists
   * @throws ToolRefusedException when the call is wrong, or something that it needs is missing
   * @throws RunFailedException when the ledger is gone
   */
  Map<String, Object> call(JsonNode arguments, ToolContext context) throws ToolRefusedException;
}
