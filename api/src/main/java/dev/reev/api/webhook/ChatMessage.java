package dev.reev.api.webhook;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A chat message.
 *
 * @param title what happened, in one line
 * @param lines the rest, a sentence each
 * @param url of the page that tells more
 */
public record ChatMessage(String title, List<String> lines, String url) {

  /** Discord takes 2000 characters and no more; the others much more. */
  private static final int MOST = 1800;

  /**
   * The body of a request that posts it.
   *
   * @param format of a chat
   * @throws IllegalArgumentException when the format is for programs
   */
  public String json(WebhookFormat format) {
    return ReevJson.MAPPER.writeValueAsString(
        switch (format) {
          case SLACK -> slack();
          case TEAMS -> teams();
          case DISCORD -> discord();
          case JSON -> throw new IllegalArgumentException("for programs");
        });
  }

  /** https://docs.slack.dev/messaging/formatting-message-text: three characters are its own. */
  private Map<String, ?> slack() {
    return Map.of(
        "text", "*%s*\n%s\n<%s|Open in Reev>".formatted(escaped(title), escaped(body()), url));
  }

  /**
   * https://discord.com/developers/docs/resources/webhook: a text must not mention (and notify)
   * users.
   */
  private Map<String, ?> discord() {
    return Map.of(
        "content",
        "**%s**\n%s\n%s".formatted(title, body(), url),
        "allowed_mentions",
        Map.of("parse", List.of()));
  }

  /** https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors: a card. */
  private Map<String, ?> teams() {
    List<Map<String, ?>> body = new ArrayList<>();
    body.add(
        Map.of(
            "type",
            "TextBlock",
            "text",
            title,
            "weight",
            "Bolder",
            "size",
            "Medium",
            "wrap",
            true));
    lines.forEach(line -> body.add(Map.of("type", "TextBlock", "text", line, "wrap", true)));
    return Map.of(
        "type",
        "message",
        "attachments",
        List.of(
            Map.of(
                "contentType",
                "application/vnd.microsoft.card.adaptive",
                "content",
                Map.of(
                    "$schema",
                    "http://adaptivecards.io/schemas/adaptive-card.json",
                    "type",
                    "AdaptiveCard",
                    "version",
                    "1.4",
                    "body",
                    body,
                    "actions",
                    List.of(
                        Map.of("type", "Action.OpenUrl", "title", "Open in Reev", "url", url))))));
  }

  private String body() {
    String all = String.join("\n", lines);
    return all.length() <= MOST ? all : PlainText.start(all, MOST) + "…";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
