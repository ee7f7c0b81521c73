package dev.reev.api.schedule.reconcile;

import dev.reev.api.schedule.engine.ScheduleEngine;
import dev.reev.api.schedule.engine.ScheduleEngine.Known;
import dev.reev.api.schedule.engine.ScheduleEngine.RefusedException;
import dev.reev.api.schedule.state.ScheduleCommands;
import dev.reev.api.schedule.state.ScheduleCommands.Waiting;
import dev.reev.api.schedule.state.StoredSchedule;
import dev.reev.api.schedule.state.StoredSchedules;
import dev.reev.api.temporal.UnavailableException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends committed changes to Temporal: one schedule or command per transaction. Its row stays
 * locked while Temporal is called, so that an older revision never overtakes a newer one.
 */
@Component
class ScheduleDelivery {

  private static final Logger log = LoggerFactory.getLogger(ScheduleDelivery.class);

  private final StoredSchedules rows;
  private final ScheduleCommands commands;
  private final ScheduleEngine engine;

  ScheduleDelivery(StoredSchedules rows, ScheduleCommands commands, ScheduleEngine engine) {
    this.rows = rows;
    this.commands = commands;
    this.engine = engine;
  }

  /**
   * Sends the newest revision of a schedule, unless it was already sent or another server holds the
   * lock.
   */
  @Transactional(rollbackFor = UnavailableException.class)
  public void apply(UUID id) throws UnavailableException {
    Optional<StoredSchedule> pending = rows.lockPending(id);
    if (pending.isPresent()) {
      StoredSchedule row = pending.get();
      if (row.sync().deleted()) {
        delete(row);
      } else {
        apply(row);
      }
    }
  }

  private void apply(StoredSchedule row) throws UnavailableException {
    try {
      engine.apply(row.identity(), row.plan(), row.sync().changed(), row.sync().applied() > 0);
      String namespaceId = engine.namespaceId();
      Optional<Known> known = engine.find(row.name());
      rows.applied(row, namespaceId);
      known.ifPresent(now -> rows.mirror(row, ScheduleMirror.times(row, now), now));
    } catch (RefusedException e) {
      log.error("Temporal does not take schedule {}: {}", row.name(), e.getMessage());
      rows.refused(row, String.valueOf(e.getMessage()));
    }
  }

  /** A schedule of the same name that was made later is another one, and is left alone. */
  private void delete(StoredSchedule row) throws UnavailableException {
    Optional<Known> known = engine.find(row.name());
    UUID starts = known.map(Known::starts).orElse(null);
    if (known.isPresent()
        && row.sync().applied() > 0
        && (starts == null || starts.equals(row.id()))) {
      engine.delete(row.name());
    }
    rows.applied(row, engine.namespaceId());
  }

  /** Sends the oldest command. Returns whether there was one. */
  @Transactional(rollbackFor = UnavailableException.class)
  public boolean sendNextCommand() throws UnavailableException {
    Optional<Waiting> next = commands.next();
    if (next.isEmpty()) {
      return false;
    }
    Waiting waiting = next.get();
    if (waiting.deleted()) {
      commands.sent(waiting.command().id(), "the schedule is deleted");
      return true;
    }
    try {
      engine.send(waiting.schedule(), waiting.command());
      commands.sent(waiting.command().id(), null);
    } catch (RefusedException e) {
      log.error("Temporal does not tick schedule {}: {}", waiting.schedule(), e.getMessage());
      commands.sent(waiting.command().id(), String.valueOf(e.getMessage()));
    }
    return true;
  }
}
