package dev.reev.api.dashboard;

import dev.reev.workflows.run.RunIds;
import dev.reev.workflows.suite.SuiteIds;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links into Temporal's Web UI. */
@Component
public class TemporalUi {

  private final String url;
  private final String namespace;

  TemporalUi(
      @Value("${reev.dashboard.temporal-ui}") String url,
      @Value("${spring.temporal.namespace}") String namespace) {
    this.url = url.strip().replaceAll("/+$", "");
    this.namespace = namespace;
  }

  /** Null when no address of the Web UI is configured. */
  public @Nullable String home() {
    return url.isEmpty() ? null : url + "/namespaces/" + namespace + "/workflows";
  }

  /** The workflow of a run; null when no address of the Web UI is configured. */
  public @Nullable String run(UUID id) {
    return url.isEmpty() ? null : home() + "/" + RunIds.workflowId(id.toString());
  }

  /** The workflow of a suite; null when no address of the Web UI is configured. */
  public @Nullable String suite(UUID id) {
    return url.isEmpty() ? null : home() + "/" + SuiteIds.workflowId(id.toString());
  }
}
