package dev.reev.api.temporal;

import dev.reev.activities.temporal.TemporalLink;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness: without Temporal runs are accepted but do not start. */
@Component
class TemporalHealthIndicator implements HealthIndicator {

  private final TemporalLink link;

  TemporalHealthIndicator(TemporalLink link) {
    this.link = link;
  }

  @Override
  public Health health() {
    return link.probe() ? Health.up().build() : Health.down().build();
  }
}
