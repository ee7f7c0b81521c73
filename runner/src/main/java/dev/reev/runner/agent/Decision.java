package dev.reev.runner.agent;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether an answer without a transaction counts. Doing nothing can be right, but only as a
 * decision: silence, an echo, or a reply that went wrong on its way is none.
 */
final class Decision {

  static final String TOOL_CALL_AS_TEXT =
      "it wrote a tool call as text, so nobody made it: the model server has no parser for the tool"
          + " calls of this model, or it is off";

  static final String SILENCE = "it sent nothing and said nothing";

  private static final String ECHO = "it only repeated the request";

  private static final String GAVE_UP = "it tried to build something, was refused, and gave up";

  private static final String OTHER_JSON = "it answered with JSON that is no instructions";

  private Decision() {}

  /**
   * Returns why a reply without a transaction is no decision; null when it is one. Its meaning is
   * not judged here.
   */
  static @Nullable String missing(@Nullable String said, Task task) {
    if (said == null || Words.in(said).isEmpty()) {
      return said != null && new ToolCallText(task.tools().names()).isCall(said)
          ? TOOL_CALL_AS_TEXT
          : SILENCE;
    }
    if (said.replace(task.prompt(), "").isBlank() || said.strip().equals(task.prompt().strip())) {
      return ECHO;
    }
    if (new ToolCallText(task.tools().names()).isCall(said)) {
      return TOOL_CALL_AS_TEXT;
    }
    if (task.tools().attemptRefused()) {
      return GAVE_UP;
    }
    return JsonInText.whole(said).isPresent() || Words.isJsonBegun(said) ? OTHER_JSON : null;
  }
}
