package dev.reev.api.run.state;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.SessionOutcome;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The failed checks of a run. All of its checks are at {@code /api/v1/runs/{id}/checks}.
 *
 * @param n how many do not hold
 * @param of how many there are
 * @param first the worst of them, at most 20
 */
public record FailedChecks(int n, int of, List<FailedCheck> first) {

  /**
   * A check that does not hold.
   *
   * @param id unique within the run
   * @param critical true when the run cannot pass because of it
   * @param harm true when it is damage done
   * @param reason one line
   */
  public record FailedCheck(String id, boolean critical, boolean harm, String reason) {

    /** One line that tells it from the others. */
    public String text() {
      return (harm ? "HARM " : "") + id + (critical && !harm ? " (critical)" : "") + ": " + reason;
    }
  }

  /** Parses the output of {@link #json}; null when the session has no checks. */
  public static @Nullable FailedChecks of(@Nullable String json) {
    return json == null ? null : ReevJson.MAPPER.readValue(json, FailedChecks.class);
  }

  /** True when the run did damage. */
  static boolean harm(@Nullable SessionOutcome scored) {
    return scored != null && scored.checks() != null && scored.checks().harm();
  }

  /** For the column {@code execution.failed_checks}; null without checks. */
  static @Nullable String json(@Nullable SessionOutcome scored) {
    SessionOutcome.Checks checks = scored == null ? null : scored.checks();
    return checks == null
        ? null
        : ReevJson.MAPPER.writeValueAsString(
            new FailedChecks(
                checks.failed(),
                checks.total(),
                checks.first().stream()
                    .map(
                        check ->
                            new FailedCheck(
                                check.id(), check.critical(), check.harm(), check.reason()))
                    .toList()));
  }

  /** Their ids, and how many more there are. */
  public String ids() {
    String ids = first.stream().map(FailedCheck::id).collect(Collectors.joining(", "));
    return n > first.size() ? ids + " and " + (n - first.size()) + " more" : ids;
  }
}
