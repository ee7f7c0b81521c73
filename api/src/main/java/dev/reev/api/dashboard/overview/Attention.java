package dev.reev.api.dashboard.overview;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.dashboard.PageText;
import dev.reev.api.invariant.InvariantView;
import dev.reev.api.invariant.InvariantViews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is broken, as far as it is known: asks the database only. */
@Component
class Attention {

  /** Whoever has more trouble than this with webhooks has read enough of it. */
  private static final int WEBHOOKS = 3;

  /** A check that comes this many periods late does not come: Temporal is away, or it breaks. */
  private static final int LATE_PERIODS = 3;

  private final TemporalLink temporal;
  private final InvariantViews invariants;
  private final JdbcClient jdbc;
  private final PageText show;
  private final Duration staleAfter;

  Attention(
      TemporalLink temporal,
      InvariantViews invariants,
      JdbcClient jdbc,
      PageText show,
      @Value("${reev.invariants.period-seconds}") long periodSeconds) {
    this.temporal = temporal;
    this.invariants = invariants;
    this.jdbc = jdbc;
    this.show = show;
    this.staleAfter = Duration.ofSeconds(periodSeconds).multipliedBy(LATE_PERIODS);
  }

  /** One line for each trouble; empty when all is well. */
  List<Trouble> troubles() {
    List<Trouble> troubles = new ArrayList<>();
    if (temporal.isKnownDown()) {
      troubles.add(
          new Trouble(
              "Temporal does not answer. Runs are accepted, and start when it is back.",
              "/system"));
    }
    checks(invariants.newest(), troubles);
    troubles.addAll(webhooks());
    return troubles;
  }

  private void checks(InvariantView newest, List<Trouble> troubles) {
    if (Boolean.FALSE.equals(newest.agree())) {
      troubles.add(
          new Trouble(
              "Runs that database, Temporal and hosts disagree about: %d."
                  .formatted(newest.disagreements().size()),
              "/system"));
    }
    if (newest.counts() != null && !newest.counts().silentHosts().isEmpty()) {
      troubles.add(
          new Trouble(
              "Hosts that do not answer: %s."
                  .formatted(String.join(", ", newest.counts().silentHosts())),
              "/system"));
    }
    Long age = newest.ageSeconds();
    if (age != null && age > staleAfter.toSeconds()) {
      troubles.add(
          new Trouble(
              "Invariants were last checked %s ago."
                  .formatted(show.took(Duration.ofSeconds(age).toMillis())),
              "/system"));
    }
  }

  private List<Trouble> webhooks() {
    return jdbc.sql(
            """
            select tick_id, schedule, error from undelivered_tick order by opened_at desc limit ?
            """)
        .param(WEBHOOKS)
        .query(
            (row, number) ->
                new Trouble(
                    "The webhook of schedule %s has not taken a message: %s."
                        .formatted(row.getString("schedule"), row.getString("error")),
                    "/ticks/" + row.getObject("tick_id", UUID.class)))
        .list();
  }

  /**
   * Something that somebody has to look after.
   *
   * @param text one sentence
   * @param href the page that tells more
   */
  record Trouble(String text, String href) {}
}
