package dev.reev.api.request;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemCause;
import java.util.List;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The body of the current request, kept to report what is wrong with it. */
public final class SentBody {

  private static final String ATTRIBUTE = SentBody.class.getName();

  private final JsonMapper json;
  private final BodyFaults faults;
  private final byte[] bytes;
  private final JavaType type;

  SentBody(JsonMapper json, BodyFaults faults, byte[] bytes, JavaType type) {
    this.json = json;
    this.faults = faults;
    this.bytes = bytes;
    this.type = type;
  }

  void keep() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(ATTRIBUTE, this, RequestAttributes.SCOPE_REQUEST);
    }
  }

  /** All that is wrong with its fields; empty when there is no body, or it is not about fields. */
  public static Optional<ProblemCause> finding() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null
        && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
            instanceof SentBody sent) {
      List<FieldProblem> problems = sent.faults.of(sent.json.readTree(sent.bytes), sent.type);
      return problems.isEmpty() ? Optional.empty() : Optional.of(ProblemCause.ofFields(problems));
    }
    return Optional.empty();
  }
}
