package dev.reev.api.schedule.reconcile;

import dev.reev.api.outbox.OutboxSource;
import dev.reev.api.schedule.engine.ScheduleEngine;
import dev.reev.api.schedule.state.StoredSchedules;
import dev.reev.api.temporal.UnavailableException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Outbox source for changes not yet in Temporal: schedules first, then their commands. */
@Component
@Order(OutboxSource.SCHEDULE_CHANGES)
class ScheduleChanges implements OutboxSource {

  private static final Logger log = LoggerFactory.getLogger(ScheduleChanges.class);

  private final StoredSchedules rows;
  private final ScheduleDelivery delivery;
  private final ScheduleEngine engine;

  ScheduleChanges(StoredSchedules rows, ScheduleDelivery delivery, ScheduleEngine engine) {
    this.rows = rows;
    this.delivery = delivery;
    this.engine = engine;
  }

  @Override
  public boolean isReachable() {
    return engine.isReachable();
  }

  @Override
  public boolean sendNext() throws UnavailableException {
    for (UUID id : rows.pending()) {
      try {
        delivery.apply(id);
      } catch (RuntimeException e) {
        // It must not keep the others from their turn.
        log.warn("A schedule could not be sent to Temporal; the outbox tries again", e);
      }
    }
    return delivery.sendNextCommand();
  }
}
