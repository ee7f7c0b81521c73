package dev.reev.api.invariant;

import dev.reev.activities.rounds.Rounds;
import dev.reev.api.invariant.RunsUnderWay.UnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A check every so often, as long as the server runs. */
@Component
class InvariantRounds extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(InvariantRounds.class);

  private final InvariantCheck check;

  InvariantRounds(
      InvariantCheck check, @Value("${reev.invariants.period-seconds}") long periodSeconds) {
    super("invariants", Duration.ofSeconds(periodSeconds), Duration.ofSeconds(periodSeconds));
    this.check = check;
  }

  @Override
  protected void round() {
    try {
      check.check();
    } catch (UnavailableException e) {
      log.debug("Temporal went away in the middle of a check", e);
    } catch (RuntimeException e) {
      log.warn("What is under way could not be compared ({}); next check later", e.toString());
    }
  }
}
