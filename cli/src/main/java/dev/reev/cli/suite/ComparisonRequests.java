package dev.reev.cli.suite;

import dev.reev.cli.lookup.IdLookup;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
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
    JsonNode comparison =
        server.get(
            "/api/v1/compare?base=%s&candidate=%s%s"
                .formatted(ReevServer.parameter(base), ReevServer.parameter(candidate), more));
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
