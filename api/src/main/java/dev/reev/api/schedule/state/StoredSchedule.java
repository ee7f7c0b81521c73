package dev.reev.api.schedule.state;

import dev.reev.api.schedule.engine.ScheduleEngine;
import dev.reev.api.schedule.plan.Content;
import dev.reev.api.schedule.plan.Plan;
import java.time.Instant;
import java.util.UUID;

/** A schedule as it is stored. */
public record StoredSchedule(
    UUID id,
    String name,
    Content content,
    Plan plan,
    Sync sync,
    Instant createdAt,
    Instant updatedAt) {

  public ScheduleEngine.Identity identity() {
    return new ScheduleEngine.Identity(id, name);
  }
}
