package dev.reev.api.problem;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request that cannot be met, in the words that the client reads. */
public class ProblemException extends ResponseStatusException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<FieldProblem> errors;

  /**
   * Says what is wrong.
   *
   * @param code stable word for programs, e.g. {@code validation_failed}
   * @param message one line for people
   * @param errors the fields that are wrong; empty when it is not about fields
   */
  public ProblemException(
      HttpStatus status, String code, String message, List<FieldProblem> errors) {
    super(status, message);
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  public String code() {
    return code;
  }

  public List<FieldProblem> errors() {
    return errors;
  }
}
