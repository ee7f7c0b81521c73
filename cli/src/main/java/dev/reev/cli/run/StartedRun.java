package dev.reev.cli.run;

import tools.jackson.databind.JsonNode;

/** A run that the server accepted. */
public record StartedRun(String id, String benchmarkId, String agent) {

  /** Reads a run from the server's answer. */
  public static StartedRun of(JsonNode run) {
    return new StartedRun(
        run.path("id").asString(""),
        run.path("benchmark_id").asString(""),
        run.path("agent").asString(""));
  }

  /** URL of its page on the dashboard. */
  String page(String url) {
    return url + "/runs/" + id;
  }
}
