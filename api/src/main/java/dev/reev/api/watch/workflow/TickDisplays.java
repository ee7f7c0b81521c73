package dev.reev.api.watch.workflow;

import dev.reev.api.temporal.AttributeRegistration;
import dev.reev.api.temporal.PublicUrl;
import dev.reev.api.watch.rule.WatchBody;
import dev.reev.api.watch.rule.WatchRule;
import dev.reev.api.watch.rule.WatchedSchedule;
import dev.reev.workflows.schedule.TickDisplay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Current summaries of ticks for Temporal's Web UI. */
@Component
class TickDisplays {

  private final PublicUrl url;
  private final AttributeRegistration attributes;

  TickDisplays(PublicUrl url, AttributeRegistration attributes) {
    this.url = url;
    this.attributes = attributes;
  }

  /**
   * Display of a tick of this schedule.
   *
   * @param schedule null when the schedule has been deleted for good
   */
  TickDisplay of(@Nullable WatchedSchedule schedule) {
    WatchBody watch = schedule == null ? null : schedule.watch();
    WatchRule rule = watch == null ? null : WatchRule.of(watch);
    return new TickDisplay(
        url.value(),
        attributes.isRegistered(),
        rule == null ? null : rule.control(),
        rule == null ? null : rule.maxRounds());
  }
}
