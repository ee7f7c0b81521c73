package dev.reev.benchmarks.session;

import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Calls that the programs made while one instruction ran.
 *
 * @param index of that instruction in the transaction, from 0
 */
public record InnerInstructions(int index, List<TraceInstruction> instructions) implements InJson {

  public InnerInstructions {
    instructions = instructions == null ? List.of() : List.copyOf(instructions);
  }

  @Override
  public JsonNode json() {
    return JsonFields.of("index", index).and("instructions", instructions).object();
  }
}
