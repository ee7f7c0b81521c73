package dev.reev.api.suite.view;

import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteOrder;
import dev.reev.api.suite.state.SuiteProgress;
import dev.reev.api.suite.state.SuiteUsage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suite as {@code /api/v1/suites} shows it.
 *
 * @param kind ordinary, tick or confirmation
 * @param state Pending, Running, Completed or Stopped
 * @param updatedAt of the last change of the suite itself, not of its runs
 * @param message one line for people; null while all is well
 * @param definition as it was ordered
 * @param concurrency runs under way at a time
 * @param generation 1, and one more for each retry
 * @param total items: benchmarks x agents x repeats
 * @param counts items by state
 * @param passed items whose score reached the threshold of their benchmark
 * @param meanScore of the items with a score; null while there is none
 * @param usage of its runs together; null in suites that ended before it was kept
 * @param progress 0 to 100; 100 exactly when ended
 * @param etaSeconds until the last run has ended, going by those that have; null when unknown
 */
public record SuiteView(
    UUID id,
    String name,
    String kind,
    String state,
    boolean paused,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Instant updatedAt,
    @Nullable String message,
    SuiteOrder definition,
    SortedMap<String, String> labels,
    int concurrency,
    int generation,
    int total,
    Counts counts,
    int passed,
    @Nullable Double meanScore,
    Coverage coverage,
    @Nullable SuiteUsage usage,
    int progress,
    @Nullable Long etaSeconds,
    Map<String, String> links) {

  /** Path of the suites. */
  public static final String PATH = "/api/v1/suites";

  /** Items by state. */
  public record Counts(
      int pending,
      int running,
      int completed,
      int failed,
      int stopped,
      int timedOut,
      int skipped) {}

  /**
   * Share of the items that the score covers.
   *
   * @param n items with a score
   * @param of all items
   */
  public record Coverage(int n, int of) {}

  static SuiteView of(StoredSuite suite, SuiteProgress progress) {
    SuiteOrder order = suite.definition();
    return new SuiteView(
        suite.id(),
        suite.name(),
        suite.kind().name().toLowerCase(Locale.ROOT),
        suite.state().title(),
        suite.paused(),
        suite.createdAt(),
        suite.startedAt(),
        suite.endedAt(),
        suite.updatedAt(),
        suite.message(),
        order,
        order.labels(),
        order.concurrency(),
        suite.generation(),
        suite.items(),
        counts(progress, suite.items()),
        progress.passed(),
        progress.meanScore(),
        new Coverage(progress.completed(), suite.items()),
        progress.used(),
        progress.percent(suite),
        progress.etaSeconds(suite),
        links(suite.id()));
  }

  private static Counts counts(SuiteProgress progress, int items) {
    int withRun =
        progress.pending()
            + progress.running()
            + progress.completed()
            + progress.failed()
            + progress.stopped()
            + progress.timedOut();
    return new Counts(
        progress.pending(),
        progress.running(),
        progress.completed(),
        progress.failed(),
        progress.stopped(),
        progress.timedOut(),
        items - withRun);
  }

  private static Map<String, String> links(UUID id) {
    String self = PATH + "/" + id;
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self);
    links.put("items", self + "/items");
    links.put("statistics", self + "/statistics");
    links.put("scores", self + "/scores");
    for (String format : new String[] {"junit", "csv", "jsonl"}) {
      links.put(format, self + "/export?format=" + format);
    }
    return links;
  }
}
