package dev.reev.activities.worker;

import dev.reev.activities.launch.AttemptRetention;
import dev.reev.activities.launch.Reaper;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Runs reaper and retention when the worker starts, and periodically after that. */
final class ReaperTask implements SchedulingConfigurer {

  private static final Logger log = LoggerFactory.getLogger(ReaperTask.class);

  private final Reaper reaper;
  private final AttemptRetention retention;
  private final RunnerMeters meters;
  private final Duration period;

  ReaperTask(Reaper reaper, AttemptRetention retention, RunnerMeters meters, Duration period) {
    this.reaper = reaper;
    this.retention = retention;
    this.meters = meters;
    this.period = period;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::look, period);
  }

  private void look() {
    try {
      meters.reaped(reaper.round());
      retention.round();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      log.warn("could not look for leftovers ({}); next look later", e.toString());
    }
  }
}
