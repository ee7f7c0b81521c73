package dev.reev.api.temporal;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Periodically compares the open entries of the database with Temporal: what one round misses, the
 * next one finds.
 */
public abstract class Reconciler implements SchedulingConfigurer {

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final String what;
  private final Duration start;
  private final Duration period;

  /**
   * Nothing happens before the application starts.
   *
   * @param what is compared, as the log says it: {@code Open runs}
   * @param start until the first comparison
   * @param period from the end of one comparison to the next
   */
  protected Reconciler(String what, Duration start, Duration period) {
    this.what = what;
    this.start = start;
    this.period = period;
  }

  @Override
  public final void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(new FixedDelayTask(this::reconcileOrLog, period, start));
  }

  /** One comparison. */
  protected abstract void reconcile() throws UnavailableException;

  /** One comparison; a failure is logged, and the next one is as good. */
  private void reconcileOrLog() {
    try {
      reconcile();
    } catch (UnavailableException e) {
      log.debug("Temporal went away in the middle of a comparison", e);
    } catch (RuntimeException e) {
      log.warn("{} could not be compared with Temporal ({}); again later", what, e.toString());
    }
  }
}
