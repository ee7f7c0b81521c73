package dev.reev.runner.model;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ending of a reply, by the reason that its provider gives. Providers use different words;
 * docs/agents.md lists them with their consequences.
 */
public enum Ending {
  /** The model finished. */
  END(
      "STOP",
      "END_TURN",
      "STOP_SEQUENCE",
      "EOS",
      "EOS_TOKEN",
      "END",
      "COMPLETE",
      "COMPLETED",
      "FINISHED",
      "DONE"),

  /** The model requests tool calls. */
  TOOLS("TOOL_CALLS", "TOOL_CALL", "TOOL_USE", "FUNCTION_CALL"),

  /** A limit on tokens cut the reply off. */
  LIMIT(
      "LENGTH",
      "MAX_TOKENS",
      "MAX_OUTPUT_TOKENS",
      "MAX_LENGTH",
      "MODEL_LENGTH",
      "MODEL_CONTEXT_WINDOW_EXCEEDED"),

  /** A filter or policy of the provider stopped the reply. */
  FILTER(
      "CONTENT_FILTER",
      "CONTENT_FILTERED",
      "GUARDRAIL_INTERVENED",
      "REFUSAL",
      "SENSITIVE",
      "SAFETY",
      "RECITATION",
      "LANGUAGE",
      "BLOCKLIST",
      "PROHIBITED_CONTENT",
      "SPII",
      "MODEL_ARMOR",
      "IMAGE_SAFETY",
      "IMAGE_PROHIBITED_CONTENT",
      "IMAGE_RECITATION"),

  /** The model wrote an invalid tool call. */
  MALFORMED(
      "MALFORMED_FUNCTION_CALL",
      "MALFORMED_RESPONSE",
      "MALFORMED_TOOL_USE",
      "MALFORMED_MODEL_OUTPUT",
      "UNEXPECTED_TOOL_CALL",
      "TOO_MANY_TOOL_CALLS",
      "MISSING_THOUGHT_SIGNATURE"),

  /** The provider failed during the reply; a retry may succeed. */
  FAULT(
      "ERROR",
      "NETWORK_ERROR",
      "INSUFFICIENT_SYSTEM_RESOURCE",
      "ABORT",
      "ABORTED",
      "CANCELLED",
      "TIMEOUT",
      "LOAD",
      "UNLOAD"),

  /** The provider gives no reason. */
  UNSAID("", "NULL", "FINISH_REASON_UNSPECIFIED"),

  /** An unknown reason. */
  UNKNOWN;

  @SuppressWarnings("ImmutableEnumChecker") // it is: Set.of
  private final Set<String> words;

  Ending(String... words) {
    this.words = Set.of(words);
  }

  Set<String> words() {
    return words;
  }

  /** Maps a provider's reason; some providers put a prefix before it, {@code filter: WORD}. */
  static Ending of(@Nullable String finishReason) {
    String word = finishReason == null ? "" : finishReason.toUpperCase(Locale.ROOT);
    String last = word.substring(word.lastIndexOf(':') + 1).strip();
    for (Ending ending : values()) {
      if (ending.words.contains(last)) {
        return ending;
      }
    }
    return UNKNOWN;
  }
}
