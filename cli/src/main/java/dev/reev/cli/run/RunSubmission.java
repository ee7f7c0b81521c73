package dev.reev.cli.run;

import dev.reev.cli.lookup.IdLookup;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.RetryingCaller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Submits runs, each exactly once, even when the server is unreachable in between. */
record RunSubmission(ReevServer server, RetryingCaller caller) {

  private static final String RUNS = "/api/v1/runs";

  /**
   * A run to submit.
   *
   * @param benchmark id, or a file's text
   * @param labels names and values
   */
  record Order(BenchmarkArgument benchmark, String agent, int timeoutSeconds, ObjectNode labels) {

    private ObjectNode body() {
      ObjectNode body = new JsonMapper().createObjectNode();
      body.put("benchmark_id", benchmark.id()).put("agent", agent);
      body.put("timeout_seconds", timeoutSeconds);
      body.set("labels", labels);
      if (benchmark.yml() != null) {
        body.put("yml_content", benchmark.yml());
      }
      return body;
    }
  }

  StartedRun submit(Order order) {
    return post(RUNS, order.body());
  }

  /** Repeats an earlier run, given by its id, the beginning of one, or latest. */
  StartedRun repeat(String run) {
    String id =
        caller.answer(() -> new IdLookup(server).run(run), () -> "The run was not started.");
    return post(RUNS + "/" + ReevServer.segment(id) + "/rerun", null);
  }

  private StartedRun post(String path, @Nullable ObjectNode body) {
    String key = UUID.randomUUID().toString();
    return StartedRun.of(
        caller.answer(
            () -> server.post(path, body, key),
            () -> "Whether the run was accepted is shown by reev list."));
  }
}
