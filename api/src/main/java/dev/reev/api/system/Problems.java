package dev.reev.api.system;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The problems that every part of the API has. */
public final class Problems {

  private Problems() {}

  /** 404. */
  public static ProblemException notFound(String message) {
    return new ProblemException(HttpStatus.NOT_FOUND, "not_found", message, List.of());
  }

  /** The same problem of an object inside of the body: its fields are those of {@code parent}. */
  public static ProblemException within(String parent, ProblemException problem) {
    if (problem.errors().isEmpty()) {
      return problem;
    }
    Finding finding =
        Finding.ofFields(
            problem.errors().stream()
                .map(error -> new FieldProblem(parent + "." + error.field(), error.reason()))
                .toList());
    return new ProblemException(
        HttpStatus.BAD_REQUEST, problem.code(), finding.message(), finding.errors());
  }

  /** 400 for one field; the message is field and reason. */
  public static ProblemException invalid(String field, String reason) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "validation_failed",
        field + " " + reason,
        List.of(new FieldProblem(field, reason)));
  }
}
