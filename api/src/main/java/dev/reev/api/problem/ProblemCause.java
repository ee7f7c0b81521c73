package dev.reev.api.problem;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The cause of a {@link Problem}.
 *
 * @param message one line, whatever the request put into it
 */
public record ProblemCause(String code, String message, List<FieldProblem> errors) {

  /** Longest message; messages can quote the request. */
  private static final int MAX_MESSAGE = 400;

  /** The list of errors has them all. */
  private static final int MOST_TOLD = 5;

  public ProblemCause {
    message = oneLine(message);
    errors =
        errors.stream()
            .map(error -> new FieldProblem(oneLine(error.field()), oneLine(error.reason())))
            .toList();
  }

  public static ProblemCause of(HttpStatusCode status, String message) {
    return new ProblemCause(code(status), message, List.of());
  }

  public static ProblemCause of(ProblemException problem) {
    return new ProblemCause(problem.code(), String.valueOf(problem.getReason()), problem.errors());
  }

  /** For requests of which one or more fields are wrong; the message tells the first ones. */
  public static ProblemCause ofFields(List<FieldProblem> errors) {
    List<FieldProblem> all = errors.stream().distinct().toList();
    Map<String, List<FieldProblem>> told =
        all.stream()
            .sorted(Comparator.comparing(FieldProblem::sentence))
            .limit(MOST_TOLD)
            .collect(
                Collectors.groupingBy(
                    FieldProblem::reason, LinkedHashMap::new, Collectors.toList()));
    String message =
        told.values().stream().map(FieldProblem::sentence).collect(Collectors.joining("; "));
    int more = all.size() - MOST_TOLD;
    return new ProblemCause(
        "validation_failed", more > 0 ? message + "; and " + more + " more" : message, all);
  }

  static ProblemCause ofField(String field, String reason) {
    return ofFields(List.of(new FieldProblem(field, reason)));
  }

  /** Code of a problem without one of its own, derived from its status. */
  private static String code(HttpStatusCode status) {
    return switch (status.value()) {
      case 413 -> "payload_too_large";
      case 500 -> "internal_error";
      case 503 -> "unavailable";
      default -> {
        HttpStatus known = HttpStatus.resolve(status.value());
        yield known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
      }
    };
  }

  /** Quoted input must not start a new line in the log, nor be half a character. */
  private static String oneLine(String text) {
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]+", " ").strip();
    return clean.length() <= MAX_MESSAGE
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, MAX_MESSAGE)) + "...";
  }
}
