package dev.reev.activities.launch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends runners that no open run waits for: those whose watcher died and was never replaced. A live
 * watcher ends its runner itself.
 */
public final class Reaper {

  /**
   * How long an attempt must look unwanted before it is ended, where that can still change: a run
   * whose history was lost is started again within a minute, and then adopts its runner.
   */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * A watcher ends its runner at the deadline; a runner that outlives it by this margin has no
   * watcher.
   */
  static final Duration OVERDUE_MARGIN = Duration.ofMinutes(2);

  private static final Logger log = LoggerFactory.getLogger(Reaper.class);

  private final LiveAttempts attempts;
  private final RunStandings standings;
  private final AttemptSecrets secrets;
  private final Duration stopGrace;
  private final Clock clock;
  private final Map<AttemptDirectory, Instant> unwantedSince = new HashMap<>();

  /**
   * Creates a reaper for one home.
   *
   * @param stopGrace time between TERM and KILL
   */
  public Reaper(
      LiveAttempts attempts,
      RunStandings standings,
      AttemptSecrets secrets,
      Duration stopGrace,
      Clock clock) {
    this.attempts = attempts;
    this.standings = standings;
    this.secrets = secrets;
    this.stopGrace = stopGrace;
    this.clock = clock;
  }

  /**
   * Checks every live attempt once and returns the number of attempts that it ended. Not
   * thread-safe.
   */
  public int round() throws IOException, InterruptedException {
    List<LiveAttempt> live = attempts.find();
    int ended = 0;
    Set<AttemptDirectory> seen = new HashSet<>();
    for (LiveAttempt attempt : live) {
      seen.add(attempt.directory());
      String reason = reasonToEnd(attempt);
      if (reason != null) {
        log.warn(
            "ending processes {} of attempt {} of run {}: {}",
            attempt.pids(),
            attempt.attempt(),
            attempt.executionId(),
            reason);
        attempts.end(attempt, stopGrace);
        secrets.mask(attempt.directory());
        ended++;
      }
    }
    unwantedSince.keySet().retainAll(seen);
    return ended;
  }

  private @Nullable String reasonToEnd(LiveAttempt attempt) throws IOException {
    if (attempt.isOverdue(clock.instant(), OVERDUE_MARGIN)) {
      // A watcher that harvests the attempt then knows that the deadline ended it.
      attempt.directory().markDeadline();
      return "it is past its deadline and unwatched";
    }
    return switch (standings.of(attempt.executionId(), attempt.attempt())) {
      case ENDED -> "its run has ended";
      case ELSEWHERE -> inTime(attempt, "its run continues on another host");
      case UNKNOWN -> inTime(attempt, "there is no such run");
      case WANTED -> {
        unwantedSince.remove(attempt.directory());
        yield null;
      }
      case NOBODY_ANSWERS -> null;
    };
  }

  private @Nullable String inTime(LiveAttempt attempt, String reason) {
    Instant since = unwantedSince.computeIfAbsent(attempt.directory(), first -> clock.instant());
    return clock.instant().isBefore(since.plus(PATIENCE)) ? null : reason;
  }
}
