package dev.reev.chaos;

import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.ReevFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads runs, totals and invariants from the server after the workload. */
final class Inspection {

  /** The last kill may have been seconds ago; a database restarts within this time. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The server compares periodically, and reports a disagreement only after a minute. */
  private static final Duration NEXT_COMPARISON = Duration.ofSeconds(90);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ReevServer server;

  Inspection(ReevServer server) {
    this.server = server;
  }

  /** All runs with their attempts. */
  List<FoundRun> runs() {
    List<FoundRun> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/api/v1/runs?limit=200" + cursor);
      for (JsonNode run : page.path("data")) {
        JsonNode attempts = get("/api/v1/runs/" + run.path("id").asString("") + "/attempts");
        found.add(FoundRun.of(run, attempts.path("data")));
      }
      String next = page.path("next_cursor").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    } while (!cursor.isEmpty());
    return found;
  }

  long results() {
    return get("/api/v1/results?limit=1").path("pagination").path("total_items").asLong(-1);
  }

  /** Number of runs in the agents' totals, which would reveal a result that was stored twice. */
  long performanceRuns() {
    long sum = 0;
    for (JsonNode agent : get("/api/v1/agent-performance")) {
      sum += agent.path("total_benchmarks").asLong(0);
    }
    return sum;
  }

  /**
   * The server's comparison of rows, workflows, processes and journals, if it makes one: the first
   * one from now on that agrees, else the last one in time.
   */
  Optional<JsonNode> invariants() {
    Instant now = Instant.now();
    long deadline = System.nanoTime() + NEXT_COMPARISON.toNanos();
    try {
      JsonNode found = get("/api/v1/system/invariants");
      while (!agreesSince(now, found) && System.nanoTime() < deadline) {
        Pause.awaiting("the stack", PAUSE);
        found = get("/api/v1/system/invariants");
      }
      return Optional.of(found);
    } catch (ReevFailure refused) {
      if (refused.exitCode() == ExitCodes.USAGE) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static boolean agreesSince(Instant time, JsonNode found) {
    String checkedAt = found.path("checked_at").asString("");
    return found.path("agree").asBoolean(false)
        && !checkedAt.isEmpty()
        && Instant.parse(checkedAt).isAfter(time);
  }

  private JsonNode get(String path) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return server.get(path);
      } catch (ServerUnreachableException e) {
        if (System.nanoTime() > deadline) {
          throw ReevFailure.failed(e.getMessage() + " after the kills, " + path);
        }
        Pause.awaiting("the stack", PAUSE);
      }
    }
  }
}
