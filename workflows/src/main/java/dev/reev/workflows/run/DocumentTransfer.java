package dev.reev.workflows.run;

import static java.util.Objects.requireNonNull;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.concurrent.atomic.AtomicReference;

/** Transfers the remaining chunks of large documents from a runner's host to the database. */
final class DocumentTransfer {

  private final String executionId;

  DocumentTransfer(String executionId) {
    this.executionId = executionId;
  }

  void handOver(LaunchReport report, Document document) {
    for (int index = 1; index < document.chunkCount(); index++) {
      String part =
          "part %d of %d, attempt %d".formatted(index + 1, document.chunkCount(), report.attempt());
      RunnerActivities runner = ActivityPolicies.readOn(report.host(), part);
      RecordActivities records = ActivityPolicies.records(part);
      records.storeDocumentChunk(
          runner.readDocumentChunk(
              new DocumentChunkRequest(executionId, report.attempt(), document.sha256(), index)));
    }
  }

  /**
   * Transfers the runner's output. Output that cannot be read is left out of the report: the score
   * does not depend on it.
   */
  LaunchReport handOverOutput(LaunchReport report) {
    AttemptOutput output = report.output();
    if (output == null) {
      return report;
    }
    var kept = new AtomicReference<>(report);
    // Detached, because the output of a stopped run is worth keeping too.
    Workflow.newDetachedCancellationScope(
            () -> {
              try {
                handOver(report, output.stdout().document());
                handOver(report, output.stderr().document());
              } catch (ActivityFailure lost) {
                Workflow.getLogger(DocumentTransfer.class)
                    .warn("the output of attempt {} is lost", report.attempt());
                kept.set(report.withoutOutput());
              }
            })
        .run();
    return requireNonNull(kept.get());
  }
}
