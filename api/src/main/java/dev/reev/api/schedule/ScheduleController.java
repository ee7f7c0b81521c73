package dev.reev.api.schedule;

import dev.reev.api.idempotency.IdempotencyKeys;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.AnsweredAsStored;
import dev.reev.api.request.Ranges;
import dev.reev.api.schedule.engine.ScheduleEngine.Backfill;
import dev.reev.api.schedule.engine.ScheduleEngine.Range;
import dev.reev.api.schedule.plan.CronRule;
import dev.reev.api.schedule.plan.Overlap;
import dev.reev.api.schedule.plan.Pause;
import dev.reev.api.schedule.plan.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Schedules as a resource. */
@RestController
@RequestMapping("/api/v1/schedules")
class ScheduleController {

  private static final String LIMIT = "limit must be between 1 and 200";

  private final ScheduleSubmission schedules;
  private final ScheduleViews reading;

  ScheduleController(ScheduleSubmission schedules, ScheduleViews reading) {
    this.schedules = schedules;
    this.reading = reading;
  }

  /** Makes a schedule; answered as soon as it is stored, whether or not Temporal is there. */
  @AnsweredAsStored
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ScheduleView> create(@Valid @RequestBody ScheduleBody body) {
    ScheduleView view = reading.of(schedules.create(body));
    return ResponseEntity.created(URI.create(ScheduleView.self(view.name()))).body(view);
  }

  /**
   * Schedules by name, page after page.
   *
   * @param cursor {@code next_cursor} of the page before
   * @param limit size of a page, 50 when left out
   */
  @GetMapping
  SchedulePage list(
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50")
          @Min(value = 1, message = LIMIT)
          @Max(value = 200, message = LIMIT)
          int limit) {
    return reading.page(cursor, limit);
  }

  /** One schedule, as it is here and in Temporal. */
  @GetMapping("/{id}")
  ScheduleView get(@PathVariable String id) {
    return reading.view(id);
  }

  /** Changes what the body names (RFC 7396, JSON Merge Patch); null takes away. */
  @AnsweredAsStored
  @PatchMapping("/{id}")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content =
          @io.swagger.v3.oas.annotations.media.Content(
              schema = @Schema(implementation = ScheduleBody.class)))
  ScheduleView change(@PathVariable String id, @RequestBody JsonNode patch) {
    if (!patch.isObject()) {
      throw ProblemExceptions.invalid("body", "must be a JSON object");
    }
    return reading.of(schedules.change(id, patch));
  }

  /** Ends a schedule; a tick under way goes on, and its ticks stay. */
  @AnsweredAsStored
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String id) {
    schedules.delete(id);
  }

  /** Lets a schedule rest. */
  @AnsweredAsStored
  @PostMapping("/{id}/pause")
  ScheduleView pause(
      @PathVariable String id, @Valid @RequestBody(required = false) @Nullable NoteBody body) {
    return reading.of(schedules.pause(id, new Pause(true, note(body))));
  }

  /** Lets a schedule go on. */
  @AnsweredAsStored
  @PostMapping("/{id}/resume")
  ScheduleView resume(
      @PathVariable String id, @Valid @RequestBody(required = false) @Nullable NoteBody body) {
    return reading.of(schedules.pause(id, new Pause(false, note(body))));
  }

  /**
   * Ticks now, whether or not the schedule rests. The schedule's overlap policy holds, save that
   * <code>skip</code> becomes <code>buffer_one</code>: the tick waits for the one under way.
   *
   * @param key makes it safe to send this again: the same key counts once
   */
  @AnsweredAsStored
  @PostMapping("/{id}/trigger")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ScheduleView trigger(
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key) {
    return reading.of(schedules.trigger(id, commandId(id, key)));
  }

  /**
   * Ticks for every time of the schedule within a range of the past.
   *
   * @param key makes it safe to send this again: the same key counts once
   */
  @AnsweredAsStored
  @PostMapping("/{id}/backfill")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ScheduleView backfill(
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody BackfillBody body) {
    Range range = body.range(schedules.find(id).plan().times(), Instant.now());
    return reading.of(
        schedules.backfill(id, new Backfill(commandId(id, key), range, body.overlap())));
  }

  private static @Nullable String note(@Nullable NoteBody body) {
    return body == null ? null : body.note();
  }

  private static UUID commandId(String schedule, @Nullable String key) {
    return IdempotencyKeys.checked(key) == null
        ? UUID.randomUUID()
        : UUID.nameUUIDFromBytes((schedule + " " + key).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Why somebody pauses or resumes.
   *
   * @param note for people; it takes the place of the one before
   */
  record NoteBody(
      @Pattern(regexp = ScheduleBody.NOTE, message = ScheduleBody.NOTE_RULE)
          @Nullable String note) {}

  /**
   * A range of the past for which a schedule is to tick.
   *
   * @param from the first time that counts
   * @param to the last time that counts; not in the future
   * @param overlap what happens when one is still under way; {@code buffer_all} when left out, so
   *     that all happen, one after the other
   */
  record BackfillBody(
      @NotNull(message = "from is missing") Instant from,
      @NotNull(message = "to is missing") Instant to,
      @Nullable Overlap overlap) {

    /** Most backfilled ticks that Temporal queues for a schedule. */
    private static final int MOST_TICKS = 1000;

    BackfillBody {
      overlap = Objects.requireNonNullElse(overlap, Overlap.BUFFER_ALL);
    }

    /** The range, checked against the times of the schedule. */
    Range range(Times times, Instant now) {
      Instant first = from;
      Instant last = to;
      Ranges.requireOrder("from", first, "to", last);
      if (last.isAfter(now)) {
        throw ProblemExceptions.invalid("to", "must not be in the future");
      }
      if (ticks(times, first, last) > MOST_TICKS) {
        throw ProblemExceptions.invalid(
            "from", "must be later: the range has more than 1000 ticks");
      }
      return new Range(first, last);
    }

    private static long ticks(Times times, Instant first, Instant last) {
      if (times.intervalSeconds() != null) {
        return Duration.between(first, last).toSeconds() / times.intervalSeconds();
      }
      return times.cron() == null
          ? 0
          : CronRule.count(
              times.cron(), ScheduleContents.zone(times.timeZone()), first, last, MOST_TICKS + 1);
    }
  }
}
