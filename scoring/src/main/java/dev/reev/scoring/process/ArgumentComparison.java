package dev.reev.scoring.process;

import dev.reev.benchmarks.session.ExecutionTrace;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares arguments of tool calls; a name equals its address. */
final class ArgumentComparison {

  private final Map<String, String> keyMap = new HashMap<>();

  ArgumentComparison(ExecutionTrace trace) {
    trace.steps().forEach(step -> keyMap.putAll(step.observation().keyMap()));
  }

  /**
   * Returns true when all required arguments match.
   *
   * @param required by name; null stands for any value
   */
  boolean fit(Map<String, @Nullable JsonNode> required, JsonNode all) {
    return required.entrySet().stream()
        .allMatch(
            entry -> {
              JsonNode value = all.get(entry.getKey());
              JsonNode wanted = entry.getValue();
              boolean given = value != null && !value.isNull();
              return given && (wanted == null || same(wanted, value));
            });
  }

  /** Models write numbers as text: 1, "1" and 1.0 are equal. */
  private boolean same(JsonNode wanted, JsonNode given) {
    if (wanted.isNumber() || given.isNumber()) {
      return decimal(wanted).equals(decimal(given));
    }
    boolean names = wanted.isString() && given.isString();
    return names ? address(wanted).equals(address(given)) : wanted.equals(given);
  }

  private String address(JsonNode name) {
    return keyMap.getOrDefault(name.asString(), name.asString());
  }

  private static String decimal(JsonNode number) {
    try {
      return new BigDecimal(number.asString().strip()).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return "no number: " + number;
    }
  }
}
