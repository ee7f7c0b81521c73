package dev.reev.api.schedule;

import dev.reev.api.outbox.Outbox;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.schedule.engine.ScheduleEngine.Backfill;
import dev.reev.api.schedule.plan.Content;
import dev.reev.api.schedule.plan.Overlap;
import dev.reev.api.schedule.plan.Part;
import dev.reev.api.schedule.plan.Pause;
import dev.reev.api.schedule.plan.Plan;
import dev.reev.api.schedule.state.ScheduleCommands;
import dev.reev.api.schedule.state.StoredSchedule;
import dev.reev.api.schedule.state.StoredSchedules;
import dev.reev.api.webhook.WebhookBody;
import dev.reev.api.webhook.Webhooks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Stores changes of schedules that clients submit, and wakes the outbox that sends them to
 * Temporal.
 */
@Component
class ScheduleSubmission {

  private final StoredSchedules rows;
  private final ScheduleCommands commands;
  private final ScheduleContents contents;
  private final TransactionTemplate transaction;
  private final Outbox outbox;

  ScheduleSubmission(
      StoredSchedules rows,
      ScheduleCommands commands,
      ScheduleContents contents,
      TransactionTemplate transaction,
      Outbox outbox) {
    this.rows = rows;
    this.commands = commands;
    this.contents = contents;
    this.transaction = transaction;
    this.outbox = outbox;
  }

  /** The commit point of a schedule. */
  StoredSchedule create(ScheduleBody body) {
    String name = contents.checked(body);
    UUID id = UUID.randomUUID();
    Content content = contents.of(id, body, null);
    var plan = new Plan(body.times(), body.policy(), new Pause(false, body.note()));
    if (!rows.insert(id, name, content, plan)) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "schedule_exists",
          "there is a schedule '%s' already; change it with PATCH".formatted(name),
          List.of());
    }
    outbox.wake();
    return find(name);
  }

  /** Changes what the patch names (RFC 7396). */
  StoredSchedule change(String name, JsonNode patch) {
    return changed(
        name,
        old -> {
          ScheduleBody body = contents.patched(old, patch);
          contents.checked(body);
          if (!name.equals(body.name())) {
            throw ProblemExceptions.invalid("name", "is the schedule's id and cannot be changed");
          }
          var plan =
              new Plan(
                  body.times(), body.policy(), new Pause(old.plan().pause().paused(), body.note()));
          return new Change(contents.of(old.id(), body, old), plan);
        });
  }

  StoredSchedule pause(String name, Pause pause) {
    return changed(
        name,
        old -> new Change(old.content(), new Plan(old.plan().times(), old.plan().policy(), pause)));
  }

  /** Returns the new one, which is the last. */
  Webhooks.Stored addWebhook(String name, WebhookBody webhook) {
    List<Webhooks.Stored> all =
        changed(name, old -> new Change(contents.with(old, webhook), old.plan()))
            .content()
            .webhooks();
    return all.get(all.size() - 1);
  }

  void deleteWebhook(String name, UUID webhook) {
    var unused =
        changed(
            name,
            old -> {
              var rest = new ArrayList<>(old.content().webhooks());
              if (!rest.removeIf(known -> known.id().equals(webhook))) {
                throw ProblemExceptions.notFound("webhook '" + webhook + "' is not known");
              }
              return new Change(
                  new Content(old.content().suite(), old.content().watch(), List.copyOf(rest)),
                  old.plan());
            });
  }

  void delete(String name) {
    transaction.executeWithoutResult(status -> rows.delete(locked(name).id()));
    outbox.wake();
  }

  /**
   * The commit point of a manual trigger. A client asked for this tick, so where a scheduled tick
   * would be skipped it waits for the one that is under way.
   */
  StoredSchedule trigger(String name, UUID id) {
    transaction.executeWithoutResult(
        status -> {
          StoredSchedule schedule = locked(name);
          boolean skips = schedule.plan().policy().overlap() == Overlap.SKIP;
          commands.acceptTrigger(schedule.id(), id, skips ? Overlap.BUFFER_ONE : null);
        });
    outbox.wake();
    return find(name);
  }

  /** The commit point of a backfill. */
  StoredSchedule backfill(String name, Backfill backfill) {
    StoredSchedule schedule = find(name);
    commands.acceptBackfill(schedule.id(), backfill);
    outbox.wake();
    return schedule;
  }

  StoredSchedule find(String name) {
    return rows.find(name).orElseThrow(() -> unknown(name));
  }

  private StoredSchedule changed(String name, Changing changing) {
    transaction.executeWithoutResult(
        status -> {
          StoredSchedule old = locked(name);
          Change change = changing.of(old);
          rows.change(old.id(), change.content(), change.plan(), parts(old.plan(), change.plan()));
        });
    outbox.wake();
    return find(name);
  }

  private StoredSchedule locked(String name) {
    return rows.lock(name).orElseThrow(() -> unknown(name));
  }

  /** Only what differs goes to Temporal, so that nothing that was edited there is undone. */
  private static Set<Part> parts(Plan old, Plan changed) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    if (!old.times().equals(changed.times())) {
      parts.add(Part.TIMES);
    }
    if (!old.policy().equals(changed.policy())) {
      parts.add(Part.POLICY);
    }
    if (!old.pause().equals(changed.pause())) {
      parts.add(Part.PAUSE);
    }
    return parts;
  }

  private static ProblemException unknown(String name) {
    return ProblemExceptions.notFound("schedule '" + name + "' is not known");
  }

  private record Change(Content content, Plan plan) {}

  @FunctionalInterface
  private interface Changing {
    Change of(StoredSchedule old);
  }
}
