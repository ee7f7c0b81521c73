package dev.reev.api.suite.state;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Errors for client requests about suites. */
public final class SuiteProblems {

  private SuiteProblems() {}

  public static ProblemException unknownSuite(String id) {
    return ProblemExceptions.notFound("suite '" + id + "' is not known");
  }

  public static ProblemException alreadyEnded(UUID id) {
    return new ProblemException(
        HttpStatus.CONFLICT, "already_ended", "suite " + id + " has already ended", List.of());
  }

  public static ProblemException stopping(UUID id) {
    return new ProblemException(
        HttpStatus.CONFLICT,
        "stopping",
        "suite " + id + " is being stopped; run items again when it has ended",
        List.of());
  }

  public static ProblemException nothingToRetry(UUID id) {
    return new ProblemException(
        HttpStatus.CONFLICT,
        "nothing_to_retry",
        "suite " + id + " has no such item that ended without a score",
        List.of());
  }
}
