package dev.reev.runner.model;

import dev.reev.benchmarks.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses the JSON of a provider, more leniently than our own: an object may repeat a key (the last
 * one counts), and the whole may arrive as the only event of a stream. Texts in it are plain.
 */
final class ReplyJson {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String DATA = "data:";

  private ReplyJson() {}

  /**
   * Parses the body.
   *
   * @throws UnreadableReplyException when it is no JSON
   */
  static JsonNode parse(byte[] body) throws UnreadableReplyException {
    try {
      return PlainText.of(MAPPER.readTree(body));
    } catch (JacksonException e) {
      return event(new String(body, StandardCharsets.UTF_8), e);
    }
  }

  /** Reason of a parse error, one line. */
  static String firstLine(JacksonException e) {
    String message = e.getOriginalMessage();
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }

  private static JsonNode event(String text, JacksonException notJson)
      throws UnreadableReplyException {
    List<String> events =
        text.lines()
            .filter(line -> line.startsWith(DATA))
            .map(line -> line.substring(DATA.length()).strip())
            .filter(data -> !data.equals("[DONE]"))
            .toList();
    if (events.isEmpty()) {
      throw new UnreadableReplyException("it is not JSON: " + firstLine(notJson));
    }
    if (events.size() == 1) {
      try {
        return PlainText.of(MAPPER.readTree(events.get(0)));
      } catch (JacksonException e) {
        // Reported below.
      }
    }
    throw new UnreadableReplyException("it is a stream of events, which was not asked for");
  }
}
