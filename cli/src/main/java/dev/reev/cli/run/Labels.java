package dev.reev.cli.run;

import dev.reev.stack.outcome.ReevFailure;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Labels given on the command line. */
public final class Labels {

  private Labels() {}

  /**
   * Parses names and values.
   *
   * @param given such as {@code team=core}
   * @throws ReevFailure exit code 2 for a label without a name or a value
   */
  public static ObjectNode of(List<String> given) {
    ObjectNode labels = new JsonMapper().createObjectNode();
    for (String label : given) {
      int equals = label.indexOf('=');
      if (equals < 1) {
        throw ReevFailure.usage("--label must be name=value, but is '" + label + "'.");
      }
      labels.put(label.substring(0, equals), label.substring(equals + 1));
    }
    return labels;
  }
}
