package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A rule for the agent's process.
 *
 * @param type the observed behavior
 * @param step number of the flow step it concerns, from 1; null for the whole run
 * @param weight share of the score; defaults to 1
 * @param critical whether a run can pass only if it holds; defaults to true
 * @param tool name of the tool; null when the type concerns none or all
 * @param tools names in the order of their calls; other calls may come between
 * @param arguments a list of names that must be present, or an object of names and values that must
 *     be equal; null for any
 * @param atLeast fewest calls; defaults to 1
 * @param atMost most calls or turns; null for no limit
 * @param pattern regular expression to be found in the text of the answer (RE2: linear time, so
 *     that no answer can stall the scorer)
 */
public record ProcessRule(
    Type type,
    @Nullable Integer step,
    Double weight,
    Boolean critical,
    @Nullable String tool,
    List<String> tools,
    @Nullable JsonNode arguments,
    Integer atLeast,
    @Nullable Integer atMost,
    @Nullable String pattern) {

  /** The behavior that a rule checks. The names are those of benchmark files. */
  public enum Type {
    /** The tool served at least {@code at_least} and at most {@code at_most} such calls. */
    @JsonProperty("ToolCalled")
    TOOL_CALLED("ToolCalled"),
    /** The tool was not called (with these arguments, if given). */
    @JsonProperty("ToolNotCalled")
    TOOL_NOT_CALLED("ToolNotCalled"),
    /** The tools served calls in this order. */
    @JsonProperty("ToolsInOrder")
    TOOLS_IN_ORDER("ToolsInOrder"),
    /** At most this many calls, of the tool or of all. */
    @JsonProperty("CallsAtMost")
    CALLS_AT_MOST("CallsAtMost"),
    /** At most this many responses of a model. */
    @JsonProperty("TurnsAtMost")
    TURNS_AT_MOST("TurnsAtMost"),
    /** No call failed: none to an unknown tool, with wrong arguments, or with an error. */
    @JsonProperty("NoCallFailed")
    NO_CALL_FAILED("NoCallFailed"),
    /** The text of the answer contains a match of the pattern. */
    @JsonProperty("AnswerMatches")
    ANSWER_MATCHES("AnswerMatches"),
    /** The text of the answer contains no match of the pattern. */
    @JsonProperty("AnswerDoesNotMatch")
    ANSWER_DOES_NOT_MATCH("AnswerDoesNotMatch"),
    /** The agent asked a question and sent nothing. */
    @JsonProperty("QuestionAsked")
    QUESTION_ASKED("QuestionAsked"),
    /** At least this many steps of the flow ended with the expected status. */
    @JsonProperty("StepsCompleted")
    STEPS_COMPLETED("StepsCompleted");

    private final String inFiles;

    Type(String inFiles) {
      this.inFiles = inFiles;
    }

    /** The name in benchmark files. */
    public String inFiles() {
      return inFiles;
    }
  }

  public ProcessRule {
    weight = Objects.requireNonNullElse(weight, 1.0);
    critical = Objects.requireNonNullElse(critical, true);
    tools = tools == null ? List.of() : List.copyOf(tools);
    arguments = arguments == null || arguments.isNull() ? null : arguments;
    atLeast = Objects.requireNonNullElse(atLeast, 1);
  }

  /** Requires a call of a tool. */
  static ProcessRule toolCalled(
      @Nullable Integer step,
      double weight,
      boolean critical,
      String tool,
      @Nullable JsonNode arguments) {
    return new ProcessRule(
        Type.TOOL_CALLED, step, weight, critical, tool, List.of(), arguments, 1, null, null);
  }

  /** A rule for the whole run whose only parameter is a number. */
  static ProcessRule ofRun(Type type, double weight, boolean critical, int atLeast) {
    return new ProcessRule(
        type, null, weight, critical, null, List.of(), null, atLeast, null, null);
  }

  /** Names of the arguments that must be present, with their values where those matter. */
  public Map<String, @Nullable JsonNode> requiredArguments() {
    Map<String, @Nullable JsonNode> required = new LinkedHashMap<>();
    if (arguments != null && arguments.isArray()) {
      arguments.forEach(name -> required.put(name.asString(), null));
    } else if (arguments != null) {
      arguments.properties().forEach(entry -> required.put(entry.getKey(), entry.getValue()));
    }
    return required;
  }
}
