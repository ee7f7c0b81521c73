package dev.reev.api.schedule;

import dev.reev.api.outbound.OutboundCalls;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.AnsweredAsStored;
import dev.reev.api.schedule.ScheduleView.Webhook;
import dev.reev.api.schedule.state.StoredSchedule;
import dev.reev.api.temporal.PublicUrl;
import dev.reev.api.webhook.ChatMessage;
import dev.reev.api.webhook.WebhookBody;
import dev.reev.api.webhook.WebhookFormat;
import dev.reev.api.webhook.WebhookSender;
import dev.reev.api.webhook.WebhookSender.RefusedException;
import dev.reev.api.webhook.Webhooks;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks of a schedule, one by one. */
@RestController
@RequestMapping("/api/v1/schedules/{id}/webhooks")
class WebhookController {

  private final ScheduleSubmission schedules;
  private final WebhookSender sender;
  private final PublicUrl url;
  private final JsonMapper json;

  WebhookController(
      ScheduleSubmission schedules, WebhookSender sender, PublicUrl url, JsonMapper json) {
    this.schedules = schedules;
    this.sender = sender;
    this.url = url;
    this.json = json;
  }

  /** Adds a webhook beside those that the schedule has. */
  @AnsweredAsStored
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Webhook add(@PathVariable String id, @Valid @RequestBody WebhookBody body) {
    return Webhook.of(schedules.addWebhook(id, body));
  }

  /** Takes a webhook away. */
  @AnsweredAsStored
  @DeleteMapping("/{webhook}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String id, @PathVariable UUID webhook) {
    schedules.deleteWebhook(id, webhook);
  }

  /** Sends a message that says that it is a test; whatever comes of it is an answer, no error. */
  @PostMapping("/{webhook}/test")
  WebhookTest test(@PathVariable String id, @PathVariable UUID webhook) {
    StoredSchedule schedule = schedules.find(id);
    Webhooks.Stored stored =
        schedule.content().webhooks().stream()
            .filter(known -> known.id().equals(webhook))
            .findFirst()
            .orElseThrow(
                () -> ProblemExceptions.notFound("webhook '" + webhook + "' is not known"));
    try {
      sender.send(schedule.id(), stored, "test-" + UUID.randomUUID(), message(id, stored.format()));
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
            new TestMessage("webhook.test", Instant.now(), new TestData(schedule, page)));
  }

  /**
   * What came of a test.
   *
   * @param status success or error
   * @param message one line for people
   */
  record WebhookTest(String status, String message) {}

  /** Laid out as that of a tick. */
  private record TestMessage(String type, Instant timestamp, TestData data) {}

  private record TestData(String schedule, String page) {}
}
