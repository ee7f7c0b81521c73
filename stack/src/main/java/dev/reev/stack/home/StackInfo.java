package dev.reev.stack.home;

import dev.reev.stack.process.OwnedProcess;
import dev.reev.stack.setting.StackKind;
import org.jspecify.annotations.Nullable;

/**
 * A running stack as written to {@code stack.json} in its home.
 *
 * @param kind why it is there
 * @param api base URL
 * @param temporal host:port
 * @param temporalUi base URL of the Web UI; null when the Temporal server is somebody else's
 * @param owner the reev process that holds it
 * @param apiProcess the API
 * @param temporalProcess the embedded Temporal; null when it is somebody else's
 */
public record StackInfo(
    StackKind kind,
    String api,
    String temporal,
    @Nullable String temporalUi,
    OwnedProcess owner,
    OwnedProcess apiProcess,
    @Nullable OwnedProcess temporalProcess) {

  /** True while its API process lives. */
  public boolean alive() {
    return apiProcess.find().isPresent();
  }

  /** Web UI page of a run's workflow; null when the UI is not known. */
  public @Nullable String workflowUrl(String namespace, String executionId) {
    return temporalUi == null
        ? null
        : temporalUi + "/namespaces/" + namespace + "/workflows/run-" + executionId;
  }
}
