package dev.reev.api.invariant;

import dev.reev.api.invariant.RunsUnderWay.UnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** A check every so often, as long as the server runs. */
@Component
class InvariantMonitor implements SchedulingConfigurer {

  private static final Logger log = LoggerFactory.getLogger(InvariantMonitor.class);

  private final InvariantCheck check;
  private final Duration period;

  InvariantMonitor(
      InvariantCheck check, @Value("${reev.invariants.period-seconds}") long periodSeconds) {
    this.check = check;
    this.period = Duration.ofSeconds(periodSeconds);
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(new FixedDelayTask(this::checkOrLog, period, period));
  }

  private void checkOrLog() {
    try {
      check.check();
    } catch (UnavailableException e) {
      log.debug("Temporal went away in the middle of a check", e);
    } catch (RuntimeException e) {
      log.warn("The invariants could not be checked ({}); retrying later", e.toString());
    }
  }
}
