package dev.reev.api.request;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemCause;
import dev.reev.benchmarks.schema.JsonTrouble;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells a client what is wrong with the JSON it sent, without a word about our classes. */
public final class UnreadableBody {

  /** Those of application.yml, in the words of docs/api.md. */
  private static final String LIMITS =
      "the body is beyond a limit: 32 levels, 20,000 tokens, numbers of 100 and names of 1,000"
          + " characters";

  private UnreadableBody() {}

  public static ProblemCause finding(@Nullable Throwable cause) {
    if (cause instanceof StreamConstraintsException) {
      return malformed(LIMITS);
    }
    if (cause instanceof JacksonException failure) {
      FieldProblem problem = problem(failure);
      if (!problem.field().isEmpty()) {
        return ProblemCause.ofFields(List.of(problem));
      }
      return malformed(
          failure instanceof MismatchedInputException
              ? "the body must be a JSON object"
              : "the body " + JsonTrouble.of(failure));
    }
    return malformed("the body is missing or not a JSON object");
  }

  /** The field that the mapper stumbled over; it has no name when it is about the whole body. */
  static FieldProblem problem(JacksonException failure) {
    String field = field(failure);
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return new FieldProblem(field, "is not known" + allowed(unknown));
    }
    if (failure instanceof InputCoercionException) {
      return new FieldProblem(field, "must be a whole number of at most nine digits");
    }
    return new FieldProblem(
        field,
        Expected.reason(
            failure instanceof MismatchedInputException mismatch
                ? mismatch.getTargetType()
                : null));
  }

  private static ProblemCause malformed(String message) {
    return ProblemCause.of(HttpStatus.BAD_REQUEST, message);
  }

  private static String allowed(UnrecognizedPropertyException unknown) {
    Collection<Object> known = unknown.getKnownPropertyIds();
    return known == null || known.isEmpty()
        ? ""
        : known.stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", ", "; allowed: ", ""));
  }

  /** As in {@code labels.team} or {@code steps[2].name}. */
  private static String field(JacksonException failure) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : failure.getPath()) {
      String name = step.getPropertyName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }
}
