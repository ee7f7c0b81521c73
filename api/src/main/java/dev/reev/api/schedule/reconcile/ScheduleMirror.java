package dev.reev.api.schedule.reconcile;

import dev.reev.api.schedule.engine.ScheduleEngine;
import dev.reev.api.schedule.engine.ScheduleEngine.Known;
import dev.reev.api.schedule.engine.ScheduleEngine.RefusedException;
import dev.reev.api.schedule.plan.Part;
import dev.reev.api.schedule.plan.Plan;
import dev.reev.api.schedule.plan.Times;
import dev.reev.api.schedule.state.StoredSchedule;
import dev.reev.api.schedule.state.StoredSchedules;
import dev.reev.api.schedule.state.Sync;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.watch.state.MissedTicks;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Copies edits made in Temporal, and its counters, to the database. */
@Component
class ScheduleMirror {

  private static final Logger log = LoggerFactory.getLogger(ScheduleMirror.class);

  private final StoredSchedules rows;
  private final ScheduleEngine engine;
  private final MissedTicks unheld;
  private final TransactionTemplate transaction;

  ScheduleMirror(
      StoredSchedules rows,
      ScheduleEngine engine,
      MissedTicks unheld,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.engine = engine;
    this.unheld = unheld;
    this.transaction = transaction;
  }

  /** Compares one schedule that the API has not changed since it was sent. */
  void look(StoredSchedule row) throws UnavailableException {
    Optional<Known> found = engine.find(row.name());
    if (found.isEmpty()) {
      gone(row);
      return;
    }
    Known known = found.get();
    if (!row.id().equals(known.starts())) {
      log.warn("Schedule {} was made to start something else in Temporal; undone", row.name());
      putRight(row);
      return;
    }
    if (!known.indexed()) {
      log.info("The ticks of schedule {} get search attributes from now on", row.name());
      putRight(row);
      return;
    }
    Times times = times(row, known);
    if (differs(row, times, known)) {
      transaction.executeWithoutResult(
          status -> {
            if (rows.mirror(row, times, known)) {
              unheld.record(
                  row.id(),
                  row.name(),
                  known.missed() - row.sync().missed(),
                  known.skipped() - row.sync().skipped());
            }
          });
    }
  }

  /**
   * A new, empty Temporal has lost the schedule; in the same Temporal it was deleted on purpose.
   */
  private void gone(StoredSchedule row) throws UnavailableException {
    if (engine.namespaceId().equals(row.sync().namespaceId())) {
      log.info("Schedule {} was deleted in Temporal", row.name());
      rows.delete(row.id());
    } else if (row.plan().times().isCustom()) {
      rows.refused(
          row, "Temporal has lost the times it was given there; set cron or interval_seconds");
    } else {
      log.warn("Temporal has lost schedule {}; making it again", row.name());
      rows.change(row.id(), row.content(), row.plan(), EnumSet.allOf(Part.class));
    }
  }

  /** Reverts edits of the schedule's action: it must start a tick of this schedule. */
  private void putRight(StoredSchedule row) throws UnavailableException {
    try {
      engine.apply(row.identity(), row.plan(), Set.of(), true);
    } catch (RefusedException e) {
      log.error("Temporal does not take schedule {}: {}", row.name(), e.getMessage());
      rows.refused(row, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Temporal does not store the text of a cron expression; the database keeps it until the times
   * are edited.
   */
  static Times times(StoredSchedule row, Known known) {
    boolean ours =
        row.sync().changed().contains(Part.TIMES)
            || known.times().equals(row.sync().temporalTimes());
    return ours ? row.plan().times() : known.plan().times();
  }

  private static boolean differs(StoredSchedule row, Times times, Known known) {
    Plan seen = new Plan(times, known.plan().policy(), known.plan().pause());
    Sync sync = row.sync();
    return !seen.equals(row.plan())
        || !known.times().equals(sync.temporalTimes())
        || !known.next().equals(sync.next())
        || known.actions() != sync.actions()
        || known.missed() != sync.missed()
        || known.skipped() != sync.skipped();
  }
}
