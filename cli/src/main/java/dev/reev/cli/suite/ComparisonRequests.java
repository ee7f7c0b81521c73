package dev.reev.cli.suite;

import dev.reev.cli.lookup.IdLookup;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Requests comparisons from the server. */
final class ComparisonRequests {

  private static final String SUITE = "suite:";

  private ComparisonRequests() {}

  /**
   * Converts a side to the server's form: an agent stays as it is; a suite is given by its id, the
   * beginning of one, or its name or {@code latest}, which stand for a completed one.
   */
  static String side(ReevServer server, String text) throws ServerUnreachableException {
    if (text.startsWith("agent:")) {
      return text;
    }
    String suite = text.startsWith(SUITE) ? text.substring(SUITE.length()) : text;
    return SUITE + new IdLookup(server).suite(suite, true);
  }

  /** Compares two such sides; for two suites also their provenance. */
  static ComparisonReport compare(ReevServer server, String base, String candidate, String more)
      throws ServerUnreachableException {
    return compare(server, base, List.of(candidate), more).get(0);
  }

  /** Compares each candidate with the base. */
  static List<ComparisonReport> compare(
      ReevServer server, String base, List<String> candidates, String more)
      throws ServerUnreachableException {
    String sides =
        candidates.stream()
            .map(candidate -> "&candidate=" + ReevServer.parameter(candidate))
            .collect(Collectors.joining());
    String parameters = "?base=" + ReevServer.parameter(base) + sides + more;
    if (candidates.size() == 1) {
      JsonNode one = server.get("/api/v1/compare" + parameters);
      return List.of(report(server, one, base, candidates.get(0)));
    }
    JsonNode all = server.get("/api/v1/comparisons" + parameters).path("data");
    List<ComparisonReport> reports = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      reports.add(report(server, all.path(i), base, candidates.get(i)));
    }
    return reports;
  }

  private static ComparisonReport report(
      ReevServer server, JsonNode comparison, String base, String candidate)
      throws ServerUnreachableException {
    boolean suites = base.startsWith(SUITE) && candidate.startsWith(SUITE);
    return new ComparisonReport(
        comparison,
        suites
            ? server
                .get(
                    "/api/v1/suites/%s/provenance?base=%s"
                        .formatted(
                            candidate.substring(SUITE.length()), base.substring(SUITE.length())))
                .path("changes")
            : null);
  }
}
