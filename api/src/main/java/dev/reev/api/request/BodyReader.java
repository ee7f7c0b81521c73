package dev.reev.api.request;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemCause;
import dev.reev.api.problem.ProblemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bodies that are put together here, with the complaints of those that clients send whole.
 */
@Component
public final class BodyReader {

  private final JsonMapper json;
  private final Validator validator;

  BodyReader(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * The body, valid by its own rules.
   *
   * @throws ProblemException 400 with the fields that are wrong
   */
  public <T> T read(JsonNode tree, Class<T> type) {
    T body = converted(tree, type);
    Set<ConstraintViolation<T>> violations = validator.validate(body);
    if (!violations.isEmpty()) {
      throw refused(InvalidFields.finding(violations));
    }
    return body;
  }

  private <T> T converted(JsonNode tree, Class<T> type) {
    try {
      return json.treeToValue(tree, type);
    } catch (JacksonException e) {
      List<FieldProblem> all = new BodyFaults(json, validator).of(tree, json.constructType(type));
      throw refused(all.isEmpty() ? UnreadableBody.finding(e) : ProblemCause.ofFields(all));
    }
  }

  private static ProblemException refused(ProblemCause finding) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST, finding.code(), finding.message(), finding.errors());
  }
}
