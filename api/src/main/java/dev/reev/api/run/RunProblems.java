package dev.reev.api.run;

import dev.reev.api.system.FieldProblem;
import dev.reev.api.system.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What is said to clients whose request about a run cannot be met. */
public final class RunProblems {

  private RunProblems() {}

  public static ProblemException notFound(String message) {
    return new ProblemException(HttpStatus.NOT_FOUND, "not_found", message, List.of());
  }

  public static ProblemException unknownRun(String id) {
    return notFound("run '" + id + "' is not known");
  }

  static ProblemException alreadyEnded(HttpStatus status, Object id) {
    return new ProblemException(
        status, "already_ended", "execution " + id + " has already ended", List.of());
  }

  public static ProblemException invalid(String field, String reason) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "validation_failed",
        field + " " + reason,
        List.of(new FieldProblem(field, reason)));
  }
}
