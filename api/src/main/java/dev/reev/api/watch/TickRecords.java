package dev.reev.api.watch;

import dev.reev.api.suite.SuiteKind;
import dev.reev.api.suite.Suites;
import dev.reev.api.system.ProblemException;
import dev.reev.workflows.schedule.ConcludedTick;
import dev.reev.workflows.schedule.Judgement;
import dev.reev.workflows.schedule.OpenedTick;
import dev.reev.workflows.schedule.TickActivities;
import dev.reev.workflows.schedule.TickConclusion;
import dev.reev.workflows.schedule.TickOpening;
import dev.reev.workflows.schedule.TickQuestion;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the workflows of ticks ask for. */
@Component("tickRecords")
class TickRecords implements TickActivities {

  private static final Logger log = LoggerFactory.getLogger(TickRecords.class);

  private final TickRows ticks;
  private final WatchedSchedules schedules;
  private final Suites suites;
  private final TickBench bench;
  private final TickEnding ending;

  TickRecords(
      TickRows ticks,
      WatchedSchedules schedules,
      Suites suites,
      TickBench bench,
      TickEnding ending) {
    this.ticks = ticks;
    this.schedules = schedules;
    this.suites = suites;
    this.bench = bench;
    this.ending = ending;
  }

  @Override
  public OpenedTick open(TickOpening opening) {
    UUID id = TickIds.tick(opening.workflowId());
    Optional<StoredTick> earlier = ticks.find(id);
    if (earlier.isPresent()) {
      return opened(earlier.get());
    }
    UUID schedule = UUID.fromString(opening.schedule());
    Optional<WatchedSchedule> found = schedules.find(schedule);
    if (found.isEmpty()) {
      return new OpenedTick(id.toString(), null, "its schedule is not kept any more");
    }
    WatchedSchedule of = found.get();
    try {
      UUID suite = TickIds.suite(id, 0);
      var unused =
          suites.accept(
              suite,
              TickOrders.ofTick(of.name(), of.suite(), of.watch()),
              SuiteKind.TICK,
              opening.workflowId());
      ticks.open(id, schedule, opening.workflowId(), opening.scheduledAt(), suite);
      log.info("Schedule {}: tick {} with suite {}", of.name(), id, suite);
    } catch (ProblemException e) {
      String why = "no suite could be ordered: " + e.getReason();
      log.error("Schedule {}: tick {}: {}", of.name(), id, why);
      ticks.failed(id, schedule, opening.workflowId(), opening.scheduledAt(), why);
    }
    return opened(ticks.find(id).orElseThrow());
  }

  private static OpenedTick opened(StoredTick tick) {
    return new OpenedTick(
        tick.id().toString(), tick.suite() == null ? null : tick.suite().toString(), tick.reason());
  }

  @Override
  public boolean suiteEnded(String suite) {
    return suites
        .find(UUID.fromString(suite))
        .map(stored -> stored.state().isTerminal())
        .orElse(true);
  }

  @Override
  public Judgement judge(TickQuestion question) {
    return bench.judge(
        ticks.find(UUID.fromString(question.tick())).orElseThrow(), question.round());
  }

  @Override
  public ConcludedTick conclude(TickConclusion conclusion) {
    return new ConcludedTick(ending.conclude(conclusion));
  }

  @Override
  public void stop(String tick) {
    ending.stop(UUID.fromString(tick), "the tick was stopped");
  }
}
