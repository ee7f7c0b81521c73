package dev.reev.api.temporal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the database holds for open with Temporal, ever again: what one comparison misses
 * the next one finds.
 */
public abstract class Reconciler {

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final String what;

  /**
   * Nothing happens before the application starts.
   *
   * @param what is compared, as the log says it: {@code Open runs}
   */
  protected Reconciler(String what) {
    this.what = what;
  }

  /** One comparison. */
  protected abstract void reconcile() throws UnavailableException;

  /** One comparison; a failure is logged, and the next one is as good. */
  protected final void reconcileOrLog() {
    try {
      reconcile();
    } catch (UnavailableException e) {
      log.debug("Temporal went away in the middle of a comparison", e);
    } catch (RuntimeException e) {
      log.warn("{} could not be compared with Temporal ({}); again later", what, e.toString());
    }
  }
}
