package dev.reev.cli.run;

import tools.jackson.databind.JsonNode;

/** A run that the server accepted. */
public record StartedRun(String id, String benchmarkId, String agent) {

  /** As the server shows it. */
  public static StartedRun of(JsonNode run) {
    return new StartedRun(
        run.path("id").asString(""),
        run.path("benchmark_id").asString(""),
        run.path("agent").asString(""));
  }

  /** Its page on the dashboard of this server. */
  String page(String url) {
    return url + "/runs/" + id;
  }
}
