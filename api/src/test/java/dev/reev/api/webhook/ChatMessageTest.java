package dev.reev.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.schema.ReevJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChatMessageTest {

  private static final String URL = "https://reev.example.com/ticks/1";

  private static final ChatMessage MESSAGE =
      new ChatMessage(
          "Schedule nightly: regressed", List.of("Worse: local", "p < 0.01 & <b>"), URL);

  @Test
  void slack_getsATextWithALink_andItsOwnCharactersEscaped() {
    assertThat(json(WebhookFormat.SLACK).get("text").asString())
        .isEqualTo(
            "*Schedule nightly: regressed*\nWorse: local\np &lt; 0.01 &amp; &lt;b&gt;\n<"
                + URL
                + "|Open in Reev>");
  }

  @Test
  void discord_getsAContentThatCallsNobody_andIsNotTooLong() {
    JsonNode json = json(WebhookFormat.DISCORD);

    assertThat(json.get("content").asString()).contains("Worse: local", URL);
    assertThat(json.at("/allowed_mentions/parse").isEmpty()).isTrue();
    ChatMessage endless = new ChatMessage("title", List.of("@everyone ".repeat(1000)), URL);
    assertThat(
            ReevJson.MAPPER.readTree(endless.json(WebhookFormat.DISCORD)).get("content").asString())
        .hasSizeLessThan(2000)
        .endsWith(URL);
  }

  @Test
  void teams_getsACardWithAButton() {
    JsonNode card = json(WebhookFormat.TEAMS).at("/attachments/0");

    assertThat(card.get("contentType").asString())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(card.at("/content/type").asString()).isEqualTo("AdaptiveCard");
    assertThat(card.at("/content/body/1/text").asString()).isEqualTo("Worse: local");
    assertThat(card.at("/content/actions/0/url").asString()).isEqualTo(URL);
  }

  @Test
  void programs_getNoText() {
    assertThatThrownBy(() -> MESSAGE.json(WebhookFormat.JSON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonNode json(WebhookFormat format) {
    return ReevJson.MAPPER.readTree(MESSAGE.json(format));
  }
}
