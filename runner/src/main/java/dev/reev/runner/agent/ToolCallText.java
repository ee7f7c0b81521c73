package dev.reev.runner.agent;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Notices a tool call that a model wrote into its text. So it looks when a server has no parser for
 * the tool calls of its model, or the parser failed: nobody makes the call.
 */
final class ToolCallText {

  /** What models put around their calls, before a parser takes it out. */
  private static final Pattern MARKER =
      Pattern.compile(
          "<[|｜]?/?[a-z]*:?(?:tool|function)[_▁ ]?calls?(?:[_▁]section)?(?:[_▁]begin)?[|｜]?>"
              + "|<[|｜]tool▁calls▁begin[|｜]>|<function=|<invoke name=|\\[TOOL_CALLS\\]"
              + "|to=functions\\.|<start_function_call>|</?tool_?call"
              + "|<\\|python_tag\\|>|<\\|action_start\\|>|functools\\[|```tool_(?:code|call)",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> NAMES =
      List.of("/name", "/tool", "/tool_name", "/function/name", "/function", "/action");

  private static final List<String> ARGUMENTS =
      List.of(
          "/arguments",
          "/parameters",
          "/args",
          "/input",
          "/action_input",
          "/function/arguments",
          "/function/parameters");

  private final List<String> tools;

  /** Calls of these tools. */
  ToolCallText(List<String> tools) {
    this.tools = tools;
  }

  boolean isIn(String text) {
    return MARKER.matcher(text).find()
        || JsonInText.anywhere(text).map(this::isCall).orElse(false)
        || tools.stream().anyMatch(tool -> call(tool).matcher(text).find());
  }

  /**
   * A name with the beginning of its arguments, a line such as {@code Action: tool}, or an
   * attribute of a tag. A tool that is only spoken of stands in none of these.
   */
  private static Pattern call(String tool) {
    String name = "(?:functions\\.|default_api\\.)?" + Pattern.quote(tool);
    return Pattern.compile(
        "\\b%1$s(?:\\(\\s*(?:\\w+\\s*=|[{\\[\"])|\\{)".formatted(name)
            + "|^\\W*(?:action|tool|tool[_ ]name|name|function|call)\\W*[:=]\\W*%1$s\\W*$"
                .formatted(name)
            + "|<\\w+[^<>]*\\b(?:tool|name|function)\\s*=\\s*[\"']%1$s[\"']".formatted(name),
        Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  private boolean isCall(JsonNode json) {
    if (json.isArray()) {
      return !json.isEmpty() && isCall(json.path(0));
    }
    JsonNode calls = json.path("tool_calls");
    if (calls.isArray() && !calls.isEmpty()) {
      return true;
    }
    return NAMES.stream().map(json::at).anyMatch(name -> tools.contains(name.asString("")))
        && ARGUMENTS.stream().map(json::at).anyMatch(found -> !found.isMissingNode());
  }
}
