package dev.reev.benchmarks.agent;

import dev.reev.benchmarks.schema.JsonSchema.Violation;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.text.PlainText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agent to be added to the agents file, with the fields of that file.
 *
 * @param fields all but the name
 */
public record NewAgent(String name, ObjectNode fields) {

  /** The schema's message for a missing field. */
  private static final Pattern MISSING = Pattern.compile("'(\\w+)' is missing");

  /** The field name in a message, which is dropped because the field is reported separately. */
  private static final Pattern UNKNOWN = Pattern.compile("^'[^']*' (?=is not )");

  /** Depth of a field in the JSON pointer of a violation: agents, the name, the field. */
  private static final int DEPTH_OF_FIELDS = 2;

  /**
   * An invalid field.
   *
   * @param reason "is ..." or "must ...", without a value that could be a key
   */
  public record Fault(String field, String reason) {}

  /** All tools that the schema allows it to name. */
  public static List<String> tools() {
    return AgentsFile.SCHEMA
        .source()
        .at("/$defs/chat/properties/tools/items/enum")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  /** All invalid fields; empty when the agent can be added. */
  public List<Fault> faults() {
    ObjectNode document = ReevJson.MAPPER.createObjectNode();
    document.putObject("agents").set(name, fields);
    List<Fault> unbearable =
        fields.properties().stream()
            .filter(field -> !PlainText.of(field.getValue()).equals(field.getValue()))
            .map(
                field ->
                    new Fault(
                        field.getKey(),
                        "has a control character or half of a character; must be plain text"))
            .toList();
    if (!unbearable.isEmpty()) {
      return unbearable;
    }
    List<Fault> faults =
        AgentsFile.SCHEMA.violations(document).stream().map(NewAgent::fault).distinct().toList();
    return faults.isEmpty() && isRelative()
        ? List.of(new Fault("command", "is a relative path; " + AgentsFile.PROGRAM))
        : faults;
  }

  /** Environment variables that are passed to it. */
  public List<String> variables() {
    return Stream.of(
            texts(fields.path("key_variable")),
            texts(fields.path("header_variables")),
            texts(fields.path("variables")))
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isContainer()
        ? node.valueStream().map(JsonNode::asString)
        : Stream.of(node.asString("")).filter(text -> !text.isEmpty());
  }

  private boolean isRelative() {
    return "command".equals(fields.path("kind").asString(""))
        && !AgentEntry.Command.findsItsProgram(fields.path("command").path(0).asString(""));
  }

  private static Fault fault(Violation violation) {
    List<String> steps = steps(violation.pointer());
    String reason = UNKNOWN.matcher(AgentsFile.message(violation)).replaceFirst("");
    Matcher missing = MISSING.matcher(reason);
    if (missing.matches()) {
      return new Fault(missing.group(1), "is missing");
    }
    return steps.size() <= DEPTH_OF_FIELDS
        ? new Fault("name", reason)
        : new Fault(steps.stream().skip(DEPTH_OF_FIELDS).collect(Collectors.joining(".")), reason);
  }

  private static List<String> steps(String pointer) {
    return Stream.iterate(JsonPointer.compile(pointer), step -> !step.matches(), JsonPointer::tail)
        .map(JsonPointer::getMatchingProperty)
        .toList();
  }
}
