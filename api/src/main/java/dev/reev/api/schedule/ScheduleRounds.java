package dev.reev.api.schedule;

import dev.reev.api.temporal.TemporalRounds;
import dev.reev.api.temporal.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps schedules and Temporal the same: first what was changed here goes there, then what was
 * changed there comes here. It finds its work in the database, so nothing is lost while Temporal is
 * away.
 */
@Component
class ScheduleRounds extends TemporalRounds {

  /** How long an edit made in Temporal takes to show; one call of some milliseconds for each. */
  private static final Duration PERIOD = Duration.ofSeconds(3);

  private static final Logger log = LoggerFactory.getLogger(ScheduleRounds.class);

  private final ScheduleRows rows;
  private final ScheduleDelivery delivery;
  private final ScheduleMirror mirror;
  private final ScheduleEngine engine;

  ScheduleRounds(
      ScheduleRows rows, ScheduleDelivery delivery, ScheduleMirror mirror, ScheduleEngine engine) {
    super("schedules", "Schedules", PERIOD, PERIOD);
    this.rows = rows;
    this.delivery = delivery;
    this.mirror = mirror;
    this.engine = engine;
  }

  /** One round; does nothing while the engine is away. */
  @Override
  protected void reconcile() {
    List<UUID> pending = rows.pending();
    List<StoredSchedule> settled = rows.settled();
    if ((pending.isEmpty() && settled.isEmpty()) || !engine.isReachable()) {
      return;
    }
    for (UUID id : pending) {
      step(() -> delivery.apply(id));
    }
    step(this::sendCommands);
    for (StoredSchedule schedule : settled) {
      step(() -> mirror.look(schedule));
    }
  }

  private void sendCommands() throws UnavailableException {
    boolean more = true;
    while (more) {
      more = delivery.sendNext();
    }
  }

  /** What one schedule meets must not keep the others from their turn. */
  private static void step(Step step) {
    try {
      step.take();
    } catch (UnavailableException e) {
      log.debug("Temporal did not answer; next round again", e);
    } catch (RuntimeException e) {
      log.warn("A schedule could not be compared with Temporal; next round again", e);
    }
  }

  @FunctionalInterface
  private interface Step {
    void take() throws UnavailableException;
  }
}
