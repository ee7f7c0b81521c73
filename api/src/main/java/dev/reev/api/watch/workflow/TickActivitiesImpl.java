package dev.reev.api.watch.workflow;

import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.workflows.schedule.ConcludedTick;
import dev.reev.workflows.schedule.Judgement;
import dev.reev.workflows.schedule.OpenedTick;
import dev.reev.workflows.schedule.TickActivities;
import dev.reev.workflows.schedule.TickConclusion;
import dev.reev.workflows.schedule.TickOpening;
import dev.reev.workflows.schedule.TickQuestion;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Activities of tick workflows that read and write the database. */
@Component("tickRecords")
class TickActivitiesImpl implements TickActivities {

  private final TickStart beginning;
  private final StoredTicks ticks;
  private final SuiteSubmission suites;
  private final TickEvaluator bench;
  private final TickClosing ending;

  TickActivitiesImpl(
      TickStart beginning,
      StoredTicks ticks,
      SuiteSubmission suites,
      TickEvaluator bench,
      TickClosing ending) {
    this.beginning = beginning;
    this.ticks = ticks;
    this.suites = suites;
    this.bench = bench;
    this.ending = ending;
  }

  @Override
  public OpenedTick open(TickOpening opening) {
    return beginning.open(opening);
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
