package dev.reev.api.schedule;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.BodyReader;
import dev.reev.api.schedule.plan.Content;
import dev.reev.api.schedule.plan.CronRule;
import dev.reev.api.schedule.plan.Plan;
import dev.reev.api.schedule.state.StoredSchedule;
import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.api.watch.rule.TickOrders;
import dev.reev.api.watch.rule.WatchBody;
import dev.reev.api.webhook.WebhookBody;
import dev.reev.api.webhook.Webhooks;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of schedules: checked, patched, and as they are stored. */
@Component
public class ScheduleContents {

  /** Names of the database that Java leaves out. */
  private static final Map<String, String> WITHOUT_DAYLIGHT_SAVING =
      Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

  private static final String WEBHOOK = "webhook";
  private static final String WEBHOOKS = "webhooks";

  private final JsonMapper json;
  private final BodyReader bodies;
  private final Webhooks webhooks;
  private final SuiteSubmission suites;

  ScheduleContents(JsonMapper json, BodyReader bodies, Webhooks webhooks, SuiteSubmission suites) {
    this.json = json;
    this.bodies = bodies;
    this.webhooks = webhooks;
    this.suites = suites;
  }

  /**
   * Checks what no single field shows, without asking Temporal.
   *
   * @return the name
   * @throws ProblemException 400
   */
  String checked(ScheduleBody body) {
    if (body.cron() != null && body.intervalSeconds() != null) {
      throw ProblemExceptions.invalid("cron", "must be left out when there is interval_seconds");
    }
    if (body.times().isCustom()) {
      throw ProblemExceptions.invalid("cron", "must be there, or interval_seconds");
    }
    if (body.webhook() != null && body.webhooks() != null) {
      throw ProblemExceptions.invalid(WEBHOOK, "must be left out when there are webhooks");
    }
    zone(body.times().timeZone());
    if (body.cron() != null) {
      CronRule.check(body.cron());
    }
    requireOrder(body);
    return body.name();
  }

  /**
   * Validates the suite that ticks will submit; the control agent belongs to the watch, not to the
   * suite.
   */
  private void requireOrder(ScheduleBody body) {
    WatchBody watch = body.watch();
    Optional<FieldProblem> control =
        Optional.ofNullable(watch == null ? null : watch.control())
            .flatMap(given -> suites.agentProblem("watch.control.agent", given.agent()));
    List<FieldProblem> problems = new ArrayList<>(control.stream().toList());
    try {
      suites.check(
          TickOrders.ofTick(body.name(), body.suite(), control.isPresent() ? null : watch));
    } catch (ProblemException e) {
      problems.addAll(ProblemExceptions.within("suite", e).errors());
    }
    if (!problems.isEmpty()) {
      throw ProblemExceptions.invalid(problems);
    }
  }

  /**
   * A zone that Temporal can load and Java too. Java alone reads more, such as Z and UTC+2, with
   * which Temporal refuses the schedule.
   *
   * @throws ProblemException 400 for another name
   */
  public static ZoneId zone(String name) {
    if (ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/")) {
      return ZoneId.of(name);
    }
    String offset = WITHOUT_DAYLIGHT_SAVING.get(name);
    if (offset != null) {
      return ZoneId.of(offset);
    }
    throw ProblemExceptions.invalid(
        "timezone",
        "must be a name of the IANA database as it is written there, such as Europe/Berlin; for a"
            + " fixed offset Etc/GMT-2, which is two hours ahead of UTC");
  }

  /**
   * The parts of a body that Temporal does not store.
   *
   * @param old whose webhooks stay when the body names them and no new secret
   */
  Content of(UUID id, ScheduleBody body, @Nullable StoredSchedule old) {
    WatchBody watch = body.watch();
    return new Content(
        json.writeValueAsString(body.suite()),
        watch == null ? null : json.writeValueAsString(watch),
        webhooks(id, body, old == null ? List.of() : old.content().webhooks()));
  }

  private List<Webhooks.Stored> webhooks(UUID id, ScheduleBody body, List<Webhooks.Stored> old) {
    if (body.webhook() != null) {
      return List.of(webhooks.stored(id, WEBHOOK + ".", body.webhook(), old));
    }
    List<WebhookBody> given = Objects.requireNonNullElse(body.webhooks(), List.of());
    return IntStream.range(0, given.size())
        .mapToObj(at -> webhooks.stored(id, "%s[%d].".formatted(WEBHOOKS, at), given.get(at), old))
        .toList();
  }

  /** The schedule's content with this webhook added. */
  Content with(StoredSchedule old, WebhookBody webhook) {
    List<Webhooks.Stored> all = new ArrayList<>(old.content().webhooks());
    if (all.size() == ScheduleBody.MAX_WEBHOOKS) {
      throw ProblemExceptions.invalid(WEBHOOKS, "must be at most 10");
    }
    all.add(webhooks.stored(old.id(), "", webhook, List.of()));
    return new Content(old.content().suite(), old.content().watch(), List.copyOf(all));
  }

  /** The body of a stored schedule with a patch laid over it. */
  ScheduleBody patched(StoredSchedule old, JsonNode patch) {
    ObjectNode stored = body(old);
    if (old.plan().times().isCustom() && !patch.has("cron") && !patch.has("interval_seconds")) {
      throw ProblemExceptions.invalid(
          "cron",
          "must be given, or interval_seconds, since the times were edited in Temporal in a way"
              + " that cannot be kept");
    }
    putWebhooks(old.content().webhooks(), patch, stored);
    // The one takes the place of the other.
    if (patch.hasNonNull("cron")) {
      stored.remove("interval_seconds");
    }
    if (patch.hasNonNull("interval_seconds")) {
      stored.remove("cron");
    }
    return bodies.read(MergePatch.apply(stored, patch), ScheduleBody.class);
  }

  private ObjectNode body(StoredSchedule stored) {
    Plan plan = stored.plan();
    Content content = stored.content();
    ObjectNode body = json.createObjectNode();
    body.put("name", stored.name());
    body.put("cron", plan.times().cron());
    body.put("interval_seconds", plan.times().intervalSeconds());
    body.put("timezone", plan.times().timeZone());
    body.put("jitter_seconds", plan.times().jitterSeconds());
    body.put("overlap", plan.policy().overlap().toString());
    body.put("catchup_window_seconds", plan.policy().catchupWindowSeconds());
    body.put("note", plan.pause().note());
    body.set("suite", json.readTree(content.suite()));
    body.set("watch", content.watch() == null ? null : json.readTree(content.watch()));
    return body;
  }

  /** As one webhook where a client may mean that one, else as a list. */
  private void putWebhooks(List<Webhooks.Stored> webhooks, JsonNode patch, ObjectNode body) {
    if (patch.has(WEBHOOK) && webhooks.size() > 1) {
      throw ProblemExceptions.invalid(
          WEBHOOK, "must be left out, since the schedule has several: change webhooks");
    }
    if (patch.has(WEBHOOK)) {
      webhooks.forEach(webhook -> body.set(WEBHOOK, known(webhook)));
    } else {
      ArrayNode all = body.putArray(WEBHOOKS);
      webhooks.forEach(webhook -> all.add(known(webhook)));
    }
  }

  private JsonNode known(Webhooks.Stored webhook) {
    return json.valueToTree(new WebhookBody(webhook.id(), webhook.format(), webhook.url(), null));
  }
}
