package dev.reev.api.webhook;

import dev.reev.api.outbound.OutboundCalls;
import dev.reev.api.temporal.PublicUrl;
import dev.reev.api.webhook.WebhookSender.RefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends webhooks messages that say that they are a test. */
@Component
public class WebhookTests {

  private final WebhookSender sender;
  private final PublicUrl url;
  private final JsonMapper json;

  WebhookTests(WebhookSender sender, PublicUrl url, JsonMapper json) {
    this.sender = sender;
    this.url = url;
    this.json = json;
  }

  /**
   * Sends a test message; a failed delivery is a result, not an exception.
   *
   * @param owner id of the schedule that has the webhook
   * @param name of that schedule
   */
  public WebhookTest send(UUID owner, String name, Webhooks.Stored webhook) {
    try {
      sender.send(owner, webhook, "test-" + UUID.randomUUID(), message(name, webhook.format()));
      return new WebhookTest("success", "The receiver took the test message");
    } catch (RefusedException e) {
      return new WebhookTest("error", "Not sent: " + e.getMessage());
    } catch (IOException e) {
      return new WebhookTest("error", "Not taken: " + OutboundCalls.trouble(e));
    }
  }

  private String message(String schedule, WebhookFormat format) {
    String page = url.value() + "/schedules/" + schedule;
    return format.isChat()
        ? new ChatMessage(
                "Schedule %s: test".formatted(schedule),
                List.of("A test of this webhook. Regressions and recoveries are told here."),
                page)
            .json(format)
        : json.writeValueAsString(
            new Message("webhook.test", Instant.now(), new Data(schedule, page)));
  }

  /**
   * Result of a test.
   *
   * @param status success or error
   * @param message one line for people
   */
  public record WebhookTest(String status, String message) {}

  /** Laid out as that of a tick. */
  private record Message(String type, Instant timestamp, Data data) {}

  private record Data(String scheduleId, String page) {}
}
