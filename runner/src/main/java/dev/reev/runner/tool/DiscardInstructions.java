package dev.reev.runner.tool;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lets an agent start over. */
final class DiscardInstructions implements Tool {

  private static final ToolSpec SPEC =
      ToolSpec.of(
          "discard_instructions",
          "Empties the transaction: nothing that was added so far will be sent.",
          "",
          "");

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode arguments, ToolContext context) {
    int discarded = context.transaction().size();
    context.transaction().clear();
    return Map.of("discarded", discarded, "transaction_length", 0);
  }
}
