package dev.reev.api.run.view;

import dev.reev.api.run.state.Execution;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Addresses of a run, relative to the server. */
public final class RunLinks {

  private static final String RUNS = "/api/v1/runs/";

  private RunLinks() {}

  public static URI self(UUID id) {
    return URI.create(RUNS + id);
  }

  /** Links to the parts of a run and to its allowed actions. */
  static Map<String, String> of(Execution run) {
    String self = RUNS + run.id;
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self);
    for (String part :
        new String[] {"events", "attempts", "logs", "session", "checks", "scores", "trace"}) {
      links.put(part, self + "/" + part);
    }
    if (!run.state.isTerminal()) {
      links.put("cancel", self + "/cancel");
    }
    links.put("rerun", self + "/rerun");
    links.put("benchmark", "/api/v1/benchmarks/" + run.benchmarkId);
    return links;
  }
}
