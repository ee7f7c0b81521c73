package dev.reev.runner.tool;

import dev.reev.runner.failure.RunFailedException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Something an agent can call. Tools that build instructions add them to the transaction. */
public interface Tool {

  /** What the agent is told about it. */
  ToolSpec spec();

  /** False when it only looks: a call of the others is an attempt to build a transaction. */
  default boolean builds() {
    return true;
  }

  /**
   * Does the work.
   *
   * @param arguments they fit the parameters of the specification
   * @return what the agent is told, as JSON-like maps and lists
   * @throws ToolRefusedException when the call makes no sense, or what it needs is not there
   * @throws RunFailedException when the ledger is gone
   */
  Map<String, Object> call(JsonNode arguments, ToolContext context) throws ToolRefusedException;
}
