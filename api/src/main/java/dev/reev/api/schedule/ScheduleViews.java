package dev.reev.api.schedule;

import dev.reev.api.schedule.state.StoredSchedules;
import java.util.List;
import org.springframework.stereotype.Component;

/** Schedules as clients see them. */
@Component
public class ScheduleViews {

  private final ScheduleSubmission schedules;
  private final StoredSchedules rows;

  ScheduleViews(ScheduleSubmission schedules, StoredSchedules rows) {
    this.schedules = schedules;
    this.rows = rows;
  }

  /** Fails with 404 when there is no such schedule. */
  public ScheduleView view(String name) {
    return ScheduleView.of(schedules.find(name));
  }

  /** By name, those after the given one. */
  public SchedulePage page(String after, int limit) {
    List<ScheduleView> views = rows.page(after, limit + 1).stream().map(ScheduleView::of).toList();
    return views.size() <= limit
        ? new SchedulePage(views, null)
        : new SchedulePage(views.subList(0, limit), views.get(limit - 1).name());
  }
}
