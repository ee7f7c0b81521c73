package dev.reev.api.problem;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** The problems that every part of the API has. */
public final class ProblemExceptions {

  private static final int MOST_QUOTED = 5;

  private ProblemExceptions() {}

  /** The resource that a path names does not exist (404). */
  public static ProblemException notFound(String message) {
    return new ProblemException(HttpStatus.NOT_FOUND, "not_found", message, List.of());
  }

  /** The same problem of an object inside of the body: its fields are those of {@code parent}. */
  public static ProblemException within(String parent, ProblemException problem) {
    if (problem.errors().isEmpty()) {
      return problem;
    }
    return invalid(
        problem.errors().stream()
            .map(error -> new FieldProblem(parent + "." + error.field(), error.reason()))
            .toList());
  }

  /** 400 for several fields; the message tells the first ones. */
  public static ProblemException invalid(List<FieldProblem> errors) {
    ProblemCause finding = ProblemCause.ofFields(errors);
    return new ProblemException(
        HttpStatus.BAD_REQUEST, finding.code(), finding.message(), finding.errors());
  }

  /** Words of a request in a message, the first ones of many. */
  public static String quoted(Collection<String> words) {
    String shown =
        words.stream()
            .limit(MOST_QUOTED)
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(", "));
    int more = words.size() - MOST_QUOTED;
    return more > 0 ? shown + " and " + more + " more" : shown;
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
