package dev.reev.runner.agent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Detects a tool call that a model wrote into its text. That happens when a server has no parser
 * for the tool calls of its model, or the parser failed: the call is never made.
 */
final class ToolCallText {

  /** Markers that models put around their calls, before a parser takes them out. */
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

  /** A call in code, with the text that may precede it. */
  private final Pattern begin;

  /** Such a call on a line of code. */
  private final Pattern line;

  /** A line or an attribute of a tag that names the tool. */
  private final Pattern named;

  /** Calls of these tools. */
  ToolCallText(List<String> tools) {
    this.tools = tools;
    String name =
        tools.stream()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:functions\\.|default_api\\.)?(?:", ")"));
    String call =
        "\\W*(?:(?:print|await|call|tool|function|\\w{1,40}\\s*=)\\W+){0,3}" + name + "\\s*[({]";
    this.begin = Pattern.compile(call, Pattern.CASE_INSENSITIVE);
    this.line = Pattern.compile("^" + call, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    this.named =
        Pattern.compile(
            "^\\W*(?:action|tool|tool[_ ]name|name|function|call)\\W*[:=]\\W*%1$s\\W*$"
                    .formatted(name)
                + "|<\\w+[^<>]*\\b(?:tool|name|function)\\s*=\\s*[\"']%1$s[\"']".formatted(name),
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  /**
   * Whether the text is a call: all of it, a fenced or tagged block, JSON at its end, or a line
   * such as {@code Action: tool}. A sentence that quotes one is none.
   */
  boolean isCall(String text) {
    return MARKER.matcher(text).find()
        || JsonInText.find(text).or(() -> JsonInText.atTheEnd(text)).map(this::isCall).orElse(false)
        || isNothingButCalls(JsonInText.unfenced(text))
        || JsonInText.blocks(text).anyMatch(block -> line.matcher(block).find())
        || named.matcher(text).find();
  }

  /** Whether the text is code that consists of calls only. */
  private boolean isNothingButCalls(String text) {
    Matcher call = begin.matcher(text);
    int at = 0;
    boolean found = false;
    while (call.region(at, text.length()).lookingAt()) {
      at = closed(text, call.end() - 1);
      found = true;
    }
    return found && text.substring(at).chars().noneMatch(Character::isLetterOrDigit);
  }

  /** Index after the bracket that closes this one; the end of the text when none does. */
  private static int closed(String text, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0 && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
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
