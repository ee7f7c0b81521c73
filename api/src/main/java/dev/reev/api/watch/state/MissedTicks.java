package dev.reev.api.watch.state;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records ticks that did not happen. Temporal only counts them, so their number since the last
 * check is known, but not their times.
 */
@Component
public class MissedTicks {

  private static final Logger log = LoggerFactory.getLogger(MissedTicks.class);

  private final StoredTicks ticks;

  MissedTicks(StoredTicks ticks) {
    this.ticks = ticks;
  }

  /**
   * Records the ticks of one schedule that did not happen since the last check.
   *
   * @param missed Temporal was unreachable for longer than the catch-up window
   * @param skipped another tick was open
   */
  public void record(UUID schedule, String name, long missed, long skipped) {
    record(
        schedule,
        name,
        TickState.MISSED,
        missed,
        "Temporal was away for longer than the catch-up window");
    record(schedule, name, TickState.SKIPPED, skipped, "another tick was under way");
  }

  private void record(UUID schedule, String name, TickState state, long count, String reason) {
    if (count > 0) {
      log.warn("Schedule {}: {} ticks did not happen: {}", name, count, reason);
      ticks.unheld(schedule, state, count, reason);
    }
  }
}
