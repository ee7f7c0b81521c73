package dev.reev.runner.transaction;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Collects the instructions of an answer from any of the formats that agents use. */
final class InstructionList {

  /** Observed agents nest at most two wrappers, two lists and two layers of JSON text. */
  private static final int MAX_DEPTH = 8;

  private final Environment environment;
  private final List<TransactionInstruction> instructions = new ArrayList<>();

  private InstructionList(Environment environment) {
    this.environment = environment;
  }

  static List<TransactionInstruction> read(JsonNode json, Environment environment)
      throws InstructionFormatException {
    InstructionList list = new InstructionList(environment);
    list.add(json, 0);
    return List.copyOf(list.instructions);
  }

  private void add(JsonNode json, int depth) throws InstructionFormatException {
    if (depth > MAX_DEPTH) {
      throw new InstructionFormatException(
          "the instructions are nested deeper than " + MAX_DEPTH + " levels");
    }
    if (json.isArray()) {
      for (JsonNode item : json) {
        add(item, depth + 1);
      }
    } else if (json.isString()) {
      add(parse(json.asString()), depth + 1);
    } else if (json.has("instructions")) {
      add(json.path("instructions"), depth + 1);
    } else if (json.has("transactions")) {
      add(json.path("transactions"), depth + 1);
    } else {
      addOne(json);
    }
  }

  private void addOne(JsonNode json) throws InstructionFormatException {
    if (instructions.size() == InstructionJson.MAX_INSTRUCTIONS) {
      throw new InstructionFormatException(
          "there are more than " + InstructionJson.MAX_INSTRUCTIONS + " instructions");
    }
    String where = "instructions[" + instructions.size() + "]";
    instructions.add(InstructionJson.parse(json, environment, where));
  }

  private static JsonNode parse(String text) throws InstructionFormatException {
    try {
      return ReevJson.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new InstructionFormatException("the text given for instructions is not JSON");
    }
  }
}
