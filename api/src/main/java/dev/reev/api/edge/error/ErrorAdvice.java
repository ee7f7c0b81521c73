package dev.reev.api.edge.error;

import dev.reev.api.database.DatabaseOutage;
import dev.reev.api.edge.Admission;
import dev.reev.api.problem.Problem;
import dev.reev.api.problem.ProblemCause;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.request.InvalidFields;
import dev.reev.api.request.SentBody;
import dev.reev.api.request.UnreadableBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/**
 * Every error of a request as {@link Problem}; stack traces go to the log only, and 4xx are logged
 * as one line.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handleUnexpected(Exception failure, WebRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      log.debug("The client of {} is gone", path(request), failure);
      return null;
    }
    ProblemException problem = problemIn(failure);
    if (problem != null) {
      return handleExceptionInternal(
          problem, null, problem.getHeaders(), problem.getStatusCode(), request);
    }
    if (DatabaseOutage.isBusy(failure)) {
      ProblemException busy = Admission.refusal("the database is busy with other requests");
      return handleExceptionInternal(busy, null, busy.getHeaders(), busy.getStatusCode(), request);
    }
    HttpStatus status =
        DatabaseOutage.caused(failure)
            ? HttpStatus.SERVICE_UNAVAILABLE
            : HttpStatus.INTERNAL_SERVER_ERROR;
    return handleExceptionInternal(failure, null, new HttpHeaders(), status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemCause finding = finding(failure, status, request);
    if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      log.error("503 {}: {}: {}", path(request), finding.message(), failure.getMessage());
    } else if (status.is5xxServerError()) {
      log.error("{} {}", status.value(), path(request), failure);
    } else {
      log.warn("{} {}: {}", status.value(), path(request), finding.message());
    }
    HttpHeaders all = new HttpHeaders(headers);
    // Said here, so that no Accept header turns an error into another one.
    all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    Problem problem = Problem.of(status, finding, uri(request));
    if (!all.containsHeader(HttpHeaders.RETRY_AFTER)) {
      problem
          .retryAfter()
          .ifPresent(wait -> all.set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    }
    return super.handleExceptionInternal(failure, problem, all, status, request);
  }

  /** Libraries wrap what is thrown while they read a body. */
  private static @Nullable ProblemException problemIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return problem;
      }
    }
    return null;
  }

  private static ProblemCause finding(
      Exception failure, HttpStatusCode status, WebRequest request) {
    if (failure instanceof ProblemException problem) {
      return ProblemCause.of(problem);
    }
    if (failure instanceof HttpMessageNotReadableException && status.is4xxClientError()) {
      Throwable cause = failure.getCause();
      return cause instanceof JacksonException found && !found.getPath().isEmpty()
          ? SentBody.finding().orElseGet(() -> UnreadableBody.finding(cause))
          : UnreadableBody.finding(cause);
    }
    return InvalidFields.finding(failure)
        .orElseGet(() -> ProblemCause.of(status, message(failure, status, request)));
  }

  private static String message(Exception failure, HttpStatusCode status, WebRequest request) {
    if (DatabaseOutage.caused(failure)) {
      return "the database is not reachable; try again";
    }
    if (failure instanceof HttpMediaTypeNotSupportedException unsupported) {
      return unsupported.getContentType() == null
          ? "the body needs a Content-Type"
          : "Content-Type '" + unsupported.getContentType() + "' is not supported";
    }
    if (status.value() == HttpStatus.NOT_FOUND.value()
        && !(failure instanceof ResponseStatusException)) {
      return "there is nothing at " + path(request);
    }
    if (failure instanceof ErrorResponse response && response.getBody().getDetail() != null) {
      return response.getBody().getDetail();
    }
    return status.is5xxServerError()
        ? "Reev failed to answer; its log says why"
        : "this request cannot be met";
  }

  private static String path(WebRequest request) {
    return request instanceof ServletWebRequest servlet
        ? servlet.getRequest().getMethod() + " " + uri(request)
        : "";
  }

  private static String uri(WebRequest request) {
    return request instanceof ServletWebRequest servlet ? servlet.getRequest().getRequestURI() : "";
  }
}
