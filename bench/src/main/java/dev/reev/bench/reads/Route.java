package dev.reev.bench.reads;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A read to measure.
 *
 * @param name for the report
 * @param path path of the n-th call
 */
record Route(String name, IntFunction<String> path) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Number of different rows, so that the same row is not read again and again. */
  private static final int SAMPLES = 200;

  /** Depth in the list at which an offset would show: nine tenths of all runs are newer. */
  private static final double DEEP = 0.9;

  private static final String AGENTS = "?base=agent:local&candidate=agent:glm-4.6";

  /**
   * Typical reads of users and pollers, on a seeded server. The first is the floor: it reads no
   * table.
   */
  static List<Route> of(SeededServer server) {
    List<Run> runs = sample(server.database());
    String deep = deepCursor(server, runs);
    List<String> suites = suites(server);
    List<Route> routes = new ArrayList<>(ofResources(runs, deep));
    routes.addAll(ofListsOfRuns(runs, deep));
    routes.addAll(ofPages(runs, suites));
    return routes;
  }

  private static List<Route> ofResources(List<Run> runs, String deep) {
    return List.of(
        always("health (floor)", "/api/v1/health"),
        always("agent-performance", "/api/v1/agent-performance"),
        new Route(
            "status",
            n -> {
              Run run = runs.get(n % runs.size());
              return "/api/v1/benchmarks/" + run.benchmark() + "/status/" + run.id();
            }),
        always("runs, first page", "/api/v1/runs"),
        always("runs, deep page", "/api/v1/runs?cursor=" + deep),
        always("runs, one label", "/api/v1/runs?label=team:core"),
        always("runs, failed", "/api/v1/runs?state=Failed"),
        new Route("run", n -> "/api/v1/runs/" + runs.get(n % runs.size()).id()),
        always("results, first page", "/api/v1/results"),
        always("results, one agent", "/api/v1/results?agent=local&min_score=0.5"),
        new Route("results of a benchmark", n -> "/api/v1/results/" + benchmark(runs, n)),
        new Route(
            "execution-logs", n -> "/api/v1/execution-logs/" + benchmark(runs, n) + "?wait=0"));
  }

  private static List<Route> ofListsOfRuns(List<Run> runs, String deep) {
    return List.of(
        always("page: runs", "/runs"),
        always("page: runs, deep", "/runs?cursor=" + deep),
        always("page: runs, one label", "/runs?label=team:core"),
        always("page: failed runs", "/runs?state=Failed"),
        always("page: runs, found by a text", "/runs?text=transfer"),
        always("page: runs, found by nothing", "/runs?text=no-such-thing"),
        always("page: runs, worst first", "/runs?sort=worst"),
        always(
            "page: runs of both, dearest first",
            "/runs?sort=dearest&agent=local&benchmark=" + first(runs)),
        always("page: runs of a label, longest first", "/runs?sort=longest&label=team:core"),
        always("page: runs of a month, worst first", "/runs?sort=worst&from=" + month(runs)));
  }

  private static List<Route> ofPages(List<Run> runs, List<String> suites) {
    return List.of(
        always("page: overview", "/"),
        new Route("page: run", n -> "/runs/" + runs.get(n % runs.size()).id()),
        always("page: benchmarks", "/benchmarks"),
        new Route("page: benchmark", n -> "/benchmarks/" + benchmark(runs, n)),
        always("page: agents", "/agents"),
        always("page: system", "/system"),
        always("suites, first page", "/api/v1/suites"),
        new Route("suite", n -> "/api/v1/suites/" + suite(suites, n)),
        new Route("compare suites", n -> "/api/v1/compare" + pair(suites, n)),
        always("compare agents", "/api/v1/compare" + AGENTS),
        always("schedules", "/api/v1/schedules"),
        always("page: suites", "/suites"),
        new Route("page: suite", n -> "/suites/" + suite(suites, n)),
        new Route("page: suite's items", n -> "/suites/" + suite(suites, n) + "/items"),
        always("page: compare, empty", "/compare"),
        new Route("page: compare suites", n -> "/compare" + pair(suites, n)),
        always("page: compare agents", "/compare" + AGENTS),
        always("page: schedules", "/schedules"),
        always("page: schedule", "/schedules/seeded"));
  }

  private static String suite(List<String> suites, int n) {
    return suites.get(n % suites.size());
  }

  private static String pair(List<String> suites, int n) {
    return "?base=" + suite(suites, n) + "&candidate=" + suite(suites, n + 1);
  }

  /** The suites on the first page of the list. */
  private static List<String> suites(SeededServer server) {
    List<String> ids = new ArrayList<>();
    JSON.readTree(server.get("/api/v1/suites"))
        .path("data")
        .forEach(suite -> ids.add(suite.path("id").stringValue()));
    return ids;
  }

  private static Route always(String name, String path) {
    return new Route(name, n -> path);
  }

  private static String benchmark(List<Run> runs, int n) {
    return runs.get(n % runs.size()).benchmark();
  }

  private static String first(List<Run> runs) {
    return runs.get(0).benchmark();
  }

  /** Day after which a twelfth of all runs were submitted. */
  private static LocalDate month(List<Run> runs) {
    List<Instant> times = runs.stream().map(Run::createdAt).sorted().toList();
    return LocalDate.ofInstant(times.get(times.size() * 11 / 12), ZoneOffset.UTC);
  }

  private static List<Run> sample(SeedableDatabase database) {
    String sql =
        """
        select id, benchmark_id, created_at from execution where state = 'COMPLETED'
        order by md5(id::text) limit ?
        """;
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, SAMPLES);
      List<Run> runs = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          runs.add(
              new Run(
                  rows.getString("id"),
                  rows.getString("benchmark_id"),
                  rows.getTimestamp("created_at").toInstant()));
        }
      }
      return runs;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server's own cursor of a page in the old part of the list. */
  private static String deepCursor(SeededServer server, List<Run> runs) {
    List<Instant> times = runs.stream().map(Run::createdAt).sorted().toList();
    Instant old = times.get((int) (times.size() * (1 - DEEP))).truncatedTo(ChronoUnit.SECONDS);
    JsonNode page = JSON.readTree(server.get("/api/v1/runs?limit=1&until=" + old));
    return page.path("next_cursor").stringValue();
  }

  private record Run(String id, String benchmark, Instant createdAt) {}
}
