package dev.reev.api.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * An error answer: RFC 9457 problem details, with {@code error}, {@code message} and {@code
 * timestamp} for clients that are older than that.
 *
 * @param type reference to the kind of problem, one for each {@code code}
 * @param title short name of the status
 * @param detail one line for people about this very request
 * @param instance path of the request
 * @param code stable word for programs; docs/api.md lists them
 * @param errors the fields that are wrong; empty when it is not about fields
 * @param error same as {@code title}
 * @param message same as {@code detail}
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<FieldProblem> errors,
    String error,
    String message,
    Instant timestamp) {

  /** An embedded PostgreSQL is back within seconds. */
  private static final Duration OUTAGE = Duration.ofSeconds(2);

  /** Requests are short, so there is room again at once. */
  private static final Duration REFUSAL = Duration.ofSeconds(1);

  /** Longest path quoted; clients can send paths of any length. */
  private static final int MAX_INSTANCE = 400;

  /** RFC 9110; Spring knows another meaning of it. */
  public static final int MISDIRECTED = 421;

  public static Problem of(HttpStatusCode status, ProblemCause finding, String path) {
    String title = title(status);
    return new Problem(
        "/problems/" + finding.code(),
        title,
        status.value(),
        finding.message(),
        path.length() <= MAX_INSTANCE ? path : path.substring(0, MAX_INSTANCE),
        finding.code(),
        finding.errors(),
        title,
        finding.message(),
        Instant.now());
  }

  /** When to try again, for problems that pass by themselves. */
  public Optional<Duration> retryAfter() {
    return switch (status) {
      case 429 -> Optional.of(REFUSAL);
      case 503 -> Optional.of(OUTAGE);
      default -> Optional.empty();
    };
  }

  private static String title(HttpStatusCode status) {
    if (status.value() == MISDIRECTED) {
      return "Misdirected Request";
    }
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
