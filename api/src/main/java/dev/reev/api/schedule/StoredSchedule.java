package dev.reev.api.schedule;

import java.time.Instant;
import java.util.UUID;

/** A schedule as it is stored. */
record StoredSchedule(
    UUID id,
    String name,
    Content content,
    Plan plan,
    Sync sync,
    Instant createdAt,
    Instant updatedAt) {

  ScheduleEngine.Identity identity() {
    return new ScheduleEngine.Identity(id, name);
  }
}
