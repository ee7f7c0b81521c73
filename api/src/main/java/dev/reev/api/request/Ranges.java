package dev.reev.api.request;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Two fields that are the ends of a range. */
public final class Ranges {

  private Ranges() {}

  /**
   * Nothing lies in a range whose ends are the wrong way round.
   *
   * @throws ProblemException 400 that names both fields
   */
  public static <T extends Comparable<T>> void requireOrder(
      String from, @Nullable T first, String to, @Nullable T last) {
    if (first == null || last == null || first.compareTo(last) <= 0) {
      return;
    }
    boolean numbers = first instanceof Number;
    FieldProblem start =
        new FieldProblem(from, "must not be " + (numbers ? "greater than " : "after ") + to);
    FieldProblem end =
        new FieldProblem(to, "must not be " + (numbers ? "less than " : "before ") + from);
    // One sentence says it.
    throw new ProblemException(
        HttpStatus.BAD_REQUEST, "validation_failed", start.sentence(), List.of(start, end));
  }
}
