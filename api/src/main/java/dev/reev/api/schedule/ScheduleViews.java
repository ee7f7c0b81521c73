package dev.reev.api.schedule;

import dev.reev.api.schedule.state.StoredSchedule;
import dev.reev.api.schedule.state.StoredSchedules;
import dev.reev.api.watch.verdict.ScheduleVerdicts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Schedules as clients see them. */
@Component
public class ScheduleViews {

  private final ScheduleSubmission schedules;
  private final StoredSchedules rows;
  private final ScheduleVerdicts verdicts;

  ScheduleViews(ScheduleSubmission schedules, StoredSchedules rows, ScheduleVerdicts verdicts) {
    this.schedules = schedules;
    this.rows = rows;
    this.verdicts = verdicts;
  }

  /** Fails with 404 when there is no such schedule. */
  public ScheduleView view(String name) {
    return of(schedules.find(name));
  }

  /** By name, those after the given one. */
  public SchedulePage page(String after, int limit) {
    List<ScheduleView> views = of(rows.page(after, limit + 1));
    return views.size() <= limit
        ? new SchedulePage(views, null)
        : new SchedulePage(views.subList(0, limit), views.get(limit - 1).name());
  }

  /** With its newest verdict. */
  ScheduleView of(StoredSchedule stored) {
    return of(List.of(stored)).get(0);
  }

  private List<ScheduleView> of(List<StoredSchedule> stored) {
    var verdictOf = verdicts.of(stored.stream().map(StoredSchedule::name).toList());
    return stored.stream()
        .map(schedule -> ScheduleView.of(schedule, verdictOf.get(schedule.name())))
        .toList();
  }
}
