package dev.reev.api.run.state;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Error responses for requests about runs. */
public final class RunProblems {

  private RunProblems() {}

  public static ProblemException unknownRun(String id) {
    return ProblemExceptions.notFound("run '" + id + "' is not known");
  }

  public static ProblemException alreadyEnded(HttpStatus status, Object id) {
    return new ProblemException(
        status, "already_ended", "execution " + id + " has already ended", List.of());
  }
}
