package dev.reev.api.schedule;

import dev.reev.api.schedule.state.StoredSchedules;
import dev.reev.api.watch.rule.WatchWebhooks;
import dev.reev.api.webhook.Webhooks;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The stored webhooks of schedules, with their sealed secrets. */
@Component
class ScheduleWebhooks implements WatchWebhooks {

  private final StoredSchedules rows;

  ScheduleWebhooks(StoredSchedules rows) {
    this.rows = rows;
  }

  @Override
  public List<Webhooks.Stored> of(UUID schedule) {
    return rows.find(schedule).map(row -> row.content().webhooks()).orElse(List.of());
  }
}
