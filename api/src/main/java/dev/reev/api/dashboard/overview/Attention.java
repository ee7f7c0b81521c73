package dev.reev.api.dashboard.overview;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.dashboard.PageText;
import dev.reev.api.invariant.InvariantView;
import dev.reev.api.invariant.InvariantViews;
import dev.reev.api.temporal.RunnerPollers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the parts that runs need are well, as far as it is known: asks the database only. */
@Component
class Attention {

  private static final String SYSTEM = "/system";

  /** Most webhook problems shown; more would only repeat the message. */
  private static final int WEBHOOKS = 3;

  /** A check that comes this many periods late does not come: Temporal is away, or it breaks. */
  private static final int LATE_PERIODS = 3;

  private final TemporalLink temporal;
  private final RunnerPollers pollers;
  private final InvariantViews invariants;
  private final JdbcClient jdbc;
  private final PageText show;
  private final Duration staleAfter;

  Attention(
      TemporalLink temporal,
      RunnerPollers pollers,
      InvariantViews invariants,
      JdbcClient jdbc,
      PageText show,
      @Value("${reev.invariants.period-seconds}") long periodSeconds) {
    this.temporal = temporal;
    this.pollers = pollers;
    this.invariants = invariants;
    this.jdbc = jdbc;
    this.show = show;
    this.staleAfter = Duration.ofSeconds(periodSeconds).multipliedBy(LATE_PERIODS);
  }

  /** Every part; those in trouble first, then in the order in which one would look. */
  List<Part> parts() {
    return Stream.of(
            Part.well("Database", "answers"),
            temporal(),
            workers(),
            webhooks(),
            checks(invariants.newest()))
        .sorted(Comparator.comparing(Part::isWell))
        .toList();
  }

  /** The parts that can be shown while the database does not answer. */
  List<Part> partsWithoutDatabase() {
    return List.of(
        Part.troubled(
            "Database",
            new Trouble("The database does not answer. What the page shows is old.", SYSTEM)),
        temporal(),
        workers());
  }

  private Part temporal() {
    return temporal.isKnownDown()
        ? Part.troubled(
            "Temporal",
            new Trouble(
                "Temporal does not answer. Runs are accepted, and start when it is back.", SYSTEM))
        : Part.well("Temporal", "answers");
  }

  private Part workers() {
    OptionalInt polling = pollers.newest();
    if (polling.isEmpty()) {
      return Part.well("Workers", "not known yet");
    }
    return polling.getAsInt() == 0
        ? Part.troubled(
            "Workers",
            new Trouble(
                "No worker asks for runs. Accepted runs wait; start a worker to go on.", SYSTEM))
        : Part.well("Workers", polling.getAsInt() + " polling");
  }

  private Part webhooks() {
    List<Trouble> undelivered =
        jdbc.sql(
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
    return undelivered.isEmpty()
        ? Part.well("Webhooks", "nothing undelivered")
        : new Part("Webhooks", "", undelivered);
  }

  private Part checks(InvariantView newest) {
    List<Trouble> troubles = new ArrayList<>();
    if (Boolean.FALSE.equals(newest.agree())) {
      troubles.add(
          new Trouble(
              "Runs that database, Temporal and hosts disagree about: %d."
                  .formatted(newest.disagreements().size()),
              SYSTEM));
    }
    if (newest.counts() != null && !newest.counts().silentHosts().isEmpty()) {
      troubles.add(
          new Trouble(
              "Hosts that do not answer: %s."
                  .formatted(String.join(", ", newest.counts().silentHosts())),
              SYSTEM));
    }
    Long age = newest.ageSeconds();
    if (age == null) {
      return new Part("Invariants", "not checked yet", troubles);
    }
    String ago = show.took(Duration.ofSeconds(age).toMillis()) + " ago";
    if (age > staleAfter.toSeconds()) {
      troubles.add(new Trouble("Invariants were last checked %s.".formatted(ago), SYSTEM));
    }
    return new Part("Invariants", "hold, checked " + ago, troubles);
  }

  /**
   * A part that runs need.
   *
   * @param text how it does while there is no trouble
   * @param troubles empty while it is well
   */
  record Part(String name, String text, List<Trouble> troubles) {

    static Part well(String name, String text) {
      return new Part(name, text, List.of());
    }

    static Part troubled(String name, Trouble trouble) {
      return new Part(name, "", List.of(trouble));
    }

    public boolean isWell() {
      return troubles.isEmpty();
    }
  }

  /**
   * A problem that needs attention.
   *
   * @param text one sentence
   * @param href the page that tells more
   */
  record Trouble(String text, String href) {}
}
