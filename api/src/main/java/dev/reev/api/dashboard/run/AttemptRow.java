package dev.reev.api.dashboard.run;

import dev.reev.api.run.view.AttemptView;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An attempt with what is left of it to look at.
 *
 * @param evidence what was seen, by its name; what is not known is left out
 */
record AttemptRow(AttemptView attempt, Map<String, String> evidence) {

  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

  static AttemptRow of(AttemptView attempt, JsonMapper json) {
    Map<String, String> evidence = new TreeMap<>();
    json.readValue(attempt.evidence(), FACTS)
        .forEach(
            (name, fact) -> {
              String text =
                  fact instanceof String || fact == null
                      ? (String) fact
                      : json.writeValueAsString(fact);
              if (text != null && !text.isBlank()) {
                evidence.put(name.replace('_', ' '), text);
              }
            });
    return new AttemptRow(attempt, evidence);
  }
}
