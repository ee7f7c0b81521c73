package dev.reev.api.watch.workflow;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.api.watch.rule.TickOrders;
import dev.reev.api.watch.rule.WatchedSchedule;
import dev.reev.api.watch.rule.WatchedSchedules;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.watch.state.TickIds;
import dev.reev.workflows.schedule.OpenedTick;
import dev.reev.workflows.schedule.TickOpening;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens ticks: stores each with its suite. */
@Component
class TickStart {

  private static final Logger log = LoggerFactory.getLogger(TickStart.class);

  private final StoredTicks ticks;
  private final WatchedSchedules schedules;
  private final SuiteSubmission suites;
  private final TickDisplays displays;

  TickStart(
      StoredTicks ticks,
      WatchedSchedules schedules,
      SuiteSubmission suites,
      TickDisplays displays) {
    this.ticks = ticks;
    this.schedules = schedules;
    this.suites = suites;
    this.displays = displays;
  }

  /** Opens a tick. Idempotent: a repeated call gets the same tick. */
  OpenedTick open(TickOpening opening) {
    UUID id = TickIds.tick(opening.workflowId());
    WatchedSchedule schedule = schedules.find(UUID.fromString(opening.schedule())).orElse(null);
    Optional<StoredTick> earlier = ticks.find(id);
    if (earlier.isPresent()) {
      return opened(earlier.get(), schedule);
    }
    if (schedule == null) {
      return new OpenedTick(
          id.toString(), null, "its schedule no longer exists", displays.of(null));
    }
    order(id, schedule, opening);
    return opened(ticks.find(id).orElseThrow(), schedule);
  }

  private void order(UUID id, WatchedSchedule of, TickOpening opening) {
    try {
      UUID suite = TickIds.suite(id, 0);
      var unused =
          suites.accept(
              suite,
              TickOrders.ofTick(of.name(), of.suite(), of.watch()),
              SuiteKind.TICK,
              opening.workflowId());
      ticks.open(id, of.id(), opening.workflowId(), opening.scheduledAt(), suite);
      log.info("Schedule {}: tick {} with suite {}", of.name(), id, suite);
    } catch (ProblemException e) {
      String why = "the suite could not be submitted: " + e.getReason();
      log.error("Schedule {}: tick {}: {}", of.name(), id, why);
      ticks.failed(id, of.id(), opening.workflowId(), opening.scheduledAt(), why);
    }
  }

  private OpenedTick opened(StoredTick tick, @Nullable WatchedSchedule schedule) {
    return new OpenedTick(
        tick.id().toString(),
        tick.suite() == null ? null : tick.suite().toString(),
        tick.reason(),
        displays.of(schedule));
  }
}
