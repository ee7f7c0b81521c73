package dev.reev.api.schedule;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.AnsweredAsStored;
import dev.reev.api.schedule.ScheduleView.Webhook;
import dev.reev.api.schedule.state.StoredSchedule;
import dev.reev.api.webhook.WebhookBody;
import dev.reev.api.webhook.WebhookTests;
import dev.reev.api.webhook.WebhookTests.WebhookTest;
import dev.reev.api.webhook.Webhooks;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The webhooks of a schedule, one by one. */
@RestController
@RequestMapping("/api/v1/schedules/{id}/webhooks")
class WebhookController {

  private final ScheduleSubmission schedules;
  private final WebhookTests tests;

  WebhookController(ScheduleSubmission schedules, WebhookTests tests) {
    this.schedules = schedules;
    this.tests = tests;
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
    return tests.send(schedule.id(), id, stored);
  }
}
