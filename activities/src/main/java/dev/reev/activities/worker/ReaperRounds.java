package dev.reev.activities.worker;

import dev.reev.activities.launch.AttemptRetention;
import dev.reev.activities.launch.Reaper;
import dev.reev.activities.rounds.Rounds;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for leftovers when the worker starts, and ever again. */
final class ReaperRounds extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(ReaperRounds.class);

  private final Reaper reaper;
  private final AttemptRetention retention;
  private final RunnerMeters meters;

  ReaperRounds(Reaper reaper, AttemptRetention retention, RunnerMeters meters, Duration period) {
    super("reaper", Duration.ZERO, period);
    this.reaper = reaper;
    this.retention = retention;
    this.meters = meters;
  }

  @Override
  protected void round() {
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
