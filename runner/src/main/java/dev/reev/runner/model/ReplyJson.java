package dev.reev.runner.model;

import dev.reev.benchmarks.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON of a provider, more leniently than our own: a key may stand twice in an object
 * (the last one counts), and the whole may come as the only event of a stream. Its texts are plain.
 */
final class ReplyJson {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String DATA = "data:";

  private ReplyJson() {}

  /**
   * The body as a tree.
   *
   * @throws UnreadableReplyException when it is none
   */
  static JsonNode parse(byte[] body) throws UnreadableReplyException {
    try {
      return PlainText.of(MAPPER.readTree(body));
    } catch (JacksonException e) {
      return event(new String(body, StandardCharsets.UTF_8), e);
    }
  }

  /** Why something is no JSON, one line. */
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
        // Said below.
      }
    }
    throw new UnreadableReplyException("it is a stream of events, which was not asked for");
  }
}
