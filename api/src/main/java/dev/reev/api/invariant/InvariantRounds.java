package dev.reev.api.invariant;

import dev.reev.api.invariant.RunsUnderWay.UnavailableException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A check every so often, as long as the server runs. */
@Component
class InvariantRounds implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(InvariantRounds.class);

  private final InvariantCheck check;
  private final long periodSeconds;
  private volatile @Nullable ScheduledExecutorService executor;

  InvariantRounds(
      InvariantCheck check, @Value("${reev.invariants.period-seconds}") long periodSeconds) {
    this.check = check;
    this.periodSeconds = periodSeconds;
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "invariants");
              thread.setDaemon(true);
              return thread;
            });
    executor = started;
    var unused =
        started.scheduleWithFixedDelay(this::round, periodSeconds, periodSeconds, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = executor;
    executor = null;
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }

  private void round() {
    try {
      check.check();
    } catch (UnavailableException e) {
      log.debug("Temporal went away in the middle of a check", e);
    } catch (RuntimeException e) {
      log.warn("What is under way could not be compared ({}); next check later", e.toString());
    }
  }
}
