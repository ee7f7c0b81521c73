package dev.reev.workflows.run;

import dev.reev.workflows.display.DetailsTable;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run in Temporal's Web UI while it is open: by current details, which leave nothing in the
 * history, and by search attributes, with one event for each change of the run's state. The
 * runner's progress changes too often for either; the linked page shows it, and so do the heartbeat
 * details of the pending activity.
 */
final class RunDetails {

  private final RunRequest request;
  private RunState state = RunState.PENDING;
  private String doing = "";
  private int attempt;
  private @Nullable String host;

  RunDetails(RunRequest request) {
    this.request = request;
  }

  void attempt(int number) {
    attempt = number;
    doing = number == 1 ? "waits for a free slot" : "waits for a free slot, once more";
    show(null);
  }

  void runnerStarted(RunnerStarted runner) {
    if (state.isTerminal()) {
      return;
    }
    host = runner.host();
    doing = "the runner is at work, process " + runner.pid();
    boolean first = state == RunState.PENDING;
    state = RunState.RUNNING;
    show(null);
    if (first && request.hasAttributes()) {
      Workflow.upsertTypedSearchAttributes(RunAttributes.RUN_STATE.valueSet(state.title()));
    }
  }

  void backoff(Duration wait, RunFailure failure) {
    doing =
        "waits %d s after %s: %s"
            .formatted(wait.toSeconds(), failure.failureClass().wireName(), failure.message());
    show(null);
  }

  void ended(RunRecord record) {
    state = record.state();
    String message = record.message();
    doing = message == null ? "has ended" : message;
    RunResult result = RunResult.of(record);
    show(result.score());
    if (request.hasAttributes()) {
      index(result);
    }
  }

  private void index(RunResult result) {
    var ended = RunAttributes.RUN_STATE.valueSet(state.title());
    if (result.score() != null) {
      Workflow.upsertTypedSearchAttributes(ended, RunAttributes.SCORE.valueSet(result.score()));
    } else if (result.failureClass() != null) {
      Workflow.upsertTypedSearchAttributes(
          ended, RunAttributes.FAILURE_CLASS.valueSet(result.failureClass().wireName()));
    } else {
      Workflow.upsertTypedSearchAttributes(ended);
    }
  }

  private void show(@Nullable Double score) {
    DetailsTable table =
        new DetailsTable()
            .row("state", state.title())
            .row("progress", doing)
            .score("score", score)
            .row("attempt", Integer.toString(attempt))
            .row("host", host == null ? "-" : host);
    RunDisplay display = request.display();
    if (display != null) {
      String page = display.url() + "/runs/" + request.executionId();
      table.link("dashboard", "run", page).link("", "trace", page + "#trace");
    }
    Workflow.setCurrentDetails(table.toString());
  }
}
