package dev.reev.api.schedule.reconcile;

import dev.reev.api.schedule.engine.ScheduleEngine;
import dev.reev.api.schedule.state.StoredSchedule;
import dev.reev.api.schedule.state.StoredSchedules;
import dev.reev.api.temporal.Reconciler;
import dev.reev.api.temporal.UnavailableException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes over changes made in Temporal. Changes made in Reev reach Temporal through the outbox. */
@Component
class ScheduleReconciler extends Reconciler {

  /**
   * Delay until an edit made in Temporal is visible; each schedule costs one call of some
   * milliseconds.
   */
  private static final Duration PERIOD = Duration.ofSeconds(3);

  private static final Logger log = LoggerFactory.getLogger(ScheduleReconciler.class);

  private final StoredSchedules rows;
  private final ScheduleMirror mirror;
  private final ScheduleEngine engine;

  ScheduleReconciler(StoredSchedules rows, ScheduleMirror mirror, ScheduleEngine engine) {
    super("Schedules", PERIOD, PERIOD);
    this.rows = rows;
    this.mirror = mirror;
    this.engine = engine;
  }

  /** One round; does nothing while the engine is away. */
  @Override
  protected void reconcile() {
    List<StoredSchedule> settled = rows.settled();
    if (settled.isEmpty() || !engine.isReachable()) {
      return;
    }
    for (StoredSchedule schedule : settled) {
      mirror(schedule);
    }
  }

  /** A failing schedule must not block the others. */
  private void mirror(StoredSchedule schedule) {
    try {
      mirror.look(schedule);
    } catch (UnavailableException e) {
      log.debug("Temporal did not answer; next round again", e);
    } catch (RuntimeException e) {
      log.warn("A schedule could not be compared with Temporal; next round again", e);
    }
  }
}
