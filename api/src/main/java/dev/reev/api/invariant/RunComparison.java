package dev.reev.api.invariant;

import dev.reev.api.invariant.Disagreement.Kind;
import dev.reev.workflows.survey.AttemptId;
import dev.reev.workflows.survey.HostAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the sides disagree for longer than the grace time. The rows are read after all else,
 * so that whatever ended meanwhile is known to have ended.
 */
final class RunComparison {

  /**
   * Sides move one after the other: results are stored while their workflow still closes, leftovers
   * end after TERM and KILL, and what died is noticed with the next round of whoever looks after
   * it.
   */
  static final Duration GRACE = Duration.ofMinutes(1);

  private final Map<UUID, RunRow> rows;
  private final Instant settled;
  private final List<Disagreement> found = new ArrayList<>();

  /**
   * A comparison with these rows.
   *
   * @param asked when the first side was asked
   */
  RunComparison(Map<UUID, RunRow> rows, Instant asked) {
    this.rows = rows;
    this.settled = asked.minus(GRACE);
  }

  List<Disagreement> found() {
    return List.copyOf(found);
  }

  /** Runs that have no open workflow, as they were before that was asked. */
  void withoutWorkflow(List<RunRow> before) {
    for (RunRow row : before) {
      RunRow now = rows.get(row.id());
      Instant started = row.workflowStartedAt();
      if (now != null
          && started != null
          && now.endedAt() == null
          && started.equals(now.workflowStartedAt())
          && started.isBefore(settled)) {
        add(
            Kind.ROW_WITHOUT_WORKFLOW,
            row.id(),
            null,
            null,
            "the run is open, its workflow is not");
      }
    }
  }

  void openWorkflows(Map<UUID, Instant> workflows) {
    workflows.forEach(
        (id, started) -> {
          if (started.isBefore(settled) && isOver(id)) {
            add(Kind.WORKFLOW_WITHOUT_ROW, id, null, null, "the workflow is open, " + runIs(id));
          }
        });
  }

  void host(HostAnswer answer) {
    for (AttemptId attempt : answer.live()) {
      UUID id = UUID.fromString(attempt.executionId());
      if (isOver(id)) {
        add(
            Kind.ATTEMPT_OUTLIVES_RUN,
            id,
            answer.host(),
            attempt.attempt(),
            "processes of the attempt live, " + runIs(id));
      }
    }
    for (AttemptId attempt : answer.unknown()) {
      RunRow row = rows.get(UUID.fromString(attempt.executionId()));
      if (row != null
          && row.runs()
          && answer.host().equals(row.host())
          && row.attempt() == attempt.attempt()) {
        add(
            Kind.ATTEMPT_NOT_ON_HOST,
            row.id(),
            answer.host(),
            attempt.attempt(),
            "the run's attempt is not journalled on its host");
      }
    }
  }

  private boolean isOver(UUID id) {
    RunRow row = rows.get(id);
    Instant ended = row == null ? null : row.endedAt();
    return row == null || (ended != null && ended.isBefore(settled));
  }

  private String runIs(UUID id) {
    return rows.containsKey(id) ? "the run has ended" : "there is no such run";
  }

  private void add(
      Kind kind, UUID id, @Nullable String host, @Nullable Integer attempt, String message) {
    found.add(new Disagreement(kind, id, host, attempt, message));
  }
}
