package dev.reev.stack.home;

import dev.reev.stack.process.OwnedProcess;
import dev.reev.stack.setting.StackKind;
import org.jspecify.annotations.Nullable;

/**
 * A running stack as written to {@code stack.json} in its home.
 *
 * @param kind purpose of the stack
 * @param api base URL
 * @param temporal host:port
 * @param temporalUi base URL of the Web UI; null for an external Temporal server
 * @param owner the reev process that holds it
 * @param apiProcess the API
 * @param temporalProcess the embedded Temporal; null for an external one
 */
public record StackInfo(
    StackKind kind,
    String api,
    String temporal,
    @Nullable String temporalUi,
    OwnedProcess owner,
    OwnedProcess apiProcess,
    @Nullable OwnedProcess temporalProcess) {

  /** Returns true while the API process is alive. */
  public boolean alive() {
    return apiProcess.find().isPresent();
  }

  /** Web UI page of a run's workflow; null when the UI is unknown. */
  public @Nullable String workflowUrl(String namespace, String executionId) {
    return temporalUi == null
        ? null
        : temporalUi + "/namespaces/" + namespace + "/workflows/run-" + executionId;
  }
}
