package dev.reev.runner.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reply of a model.
 *
 * @param said its message, unchanged
 * @param sendBack the message as the next request repeats it: keeps everything that the provider
 *     put into it (some want their signatures back), but in a form that providers accept
 * @param text its text without its thinking; null when empty
 * @param refusal reason of a refusal by policy; null when it does not refuse
 * @param calls requested tool calls, in its order
 * @param finishReason as the provider reports it; null when it does not
 * @param model as the provider names it; null when it does not
 * @param tokens its usage
 * @param attempts number of requests until it answered, at least 1
 */
public record ModelReply(
    ObjectNode said,
    ObjectNode sendBack,
    @Nullable String text,
    @Nullable String refusal,
    List<ToolRequest> calls,
    @Nullable String finishReason,
    @Nullable String model,
    Tokens tokens,
    int attempts) {

  /** Keeps a copy of the list. */
  public ModelReply {
    calls = List.copyOf(calls);
  }

  /** Meaning of {@code finishReason}. */
  public Ending ending() {
    return Ending.of(finishReason);
  }

  /**
   * Usage of one answer; null when not counted.
   *
   * @param costUsd as the provider reports it, which few do
   */
  public record Tokens(@Nullable Long input, @Nullable Long output, @Nullable Double costUsd) {}
}
