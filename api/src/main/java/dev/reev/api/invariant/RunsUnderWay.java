package dev.reev.api.invariant;

import dev.reev.workflows.survey.HostQuestion;
import dev.reev.workflows.survey.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs under way according to Temporal and the hosts. Every call ends within some seconds. */
interface RunsUnderWay {

  boolean isReachable();

  /** Open workflows with their start; a list that can be some seconds old. */
  Map<UUID, Instant> openWorkflows() throws UnavailableException;

  /** Whether a run has an open workflow now. */
  boolean isOpen(UUID executionId) throws UnavailableException;

  /** Live attempts on these hosts. */
  Survey survey(List<HostQuestion> questions) throws UnavailableException;

  /** Temporal does not answer; the same call may succeed later. */
  final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnavailableException(Throwable cause) {
      super(cause);
    }
  }
}
