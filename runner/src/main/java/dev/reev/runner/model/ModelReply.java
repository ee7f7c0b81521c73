package dev.reev.runner.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model answered.
 *
 * @param said its message, as it came
 * @param sendBack the same, as the next request repeats it: nothing the provider put into it is
 *     lost (some want their signatures back), but it is always something a provider accepts
 * @param text what it says, without what it thinks aloud; null when that is nothing
 * @param refusal why it refuses by policy; null when it does not
 * @param calls the tools it wants to be called, in its order
 * @param finishReason as the provider says; null when it does not
 * @param model as the provider names it; null when it does not
 * @param tokens what it used up
 * @param attempts how often it was asked until it answered, at least 1
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

  /** How it ended. */
  public Ending ending() {
    return Ending.of(finishReason);
  }

  /**
   * What an answer used up; null is not counted.
   *
   * @param costUsd as the provider says, which few do
   */
  public record Tokens(@Nullable Long input, @Nullable Long output, @Nullable Double costUsd) {}
}
