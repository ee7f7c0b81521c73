package dev.reev.api.temporal;

import dev.reev.activities.rounds.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what the database holds for open with Temporal; a round that fails is made up for. */
public abstract class TemporalRounds extends Rounds {

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final String what;

  /**
   * Nothing happens before the application starts.
   *
   * @param name of the thread
   * @param what is compared, as the log says it: {@code Open runs}
   * @param first wait before the first round
   * @param pause between the end of a round and the next one
   */
  protected TemporalRounds(String name, String what, Duration first, Duration pause) {
    super(name, first, pause);
    this.what = what;
  }

  /** One round. */
  protected abstract void reconcile() throws UnavailableException;

  @Override
  protected final void round() {
    try {
      reconcile();
    } catch (UnavailableException e) {
      log.debug("Temporal went away in the middle of a round", e);
    } catch (RuntimeException e) {
      log.warn("{} could not be compared with Temporal ({}); next round later", what, e.toString());
    }
  }
}
