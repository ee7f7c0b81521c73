package dev.reev.api.system;

import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Every error as RFC 9457 problem details with {@code error}, {@code message} and {@code timestamp}
 * beside the standard fields. {@code message} is one line made for people; stack traces go to the
 * log only.
 */
@RestControllerAdvice
class ErrorAdvice extends ResponseEntityExceptionHandler {

  /** Messages can quote the request; nobody reads more than this. */
  private static final int MAX_MESSAGE = 400;

  private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handleUnexpected(Exception failure, WebRequest request) {
    HttpStatus status =
        failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
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
    String message = oneLine(message(failure, status, request));
    if (status.is5xxServerError()) {
      log.error("{} {}", status.value(), path(request), failure);
    } else {
      log.warn("{} {}: {}", status.value(), oneLine(path(request)), message);
    }
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, message);
    problem.setProperty("error", problem.getTitle());
    problem.setProperty("message", message);
    problem.setProperty("timestamp", Instant.now());
    return super.handleExceptionInternal(failure, problem, headers, status, request);
  }

  private static String message(Exception failure, HttpStatusCode status, WebRequest request) {
    if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      return "the database is not reachable; try again";
    }
    if (status.is5xxServerError()) {
      return "Reev failed to answer; its log says why";
    }
    if (failure instanceof HttpMessageNotReadableException) {
      return unreadable(failure.getCause());
    }
    if (failure instanceof MethodArgumentNotValidException invalid) {
      return invalid.getAllErrors().stream()
          .map(ObjectError::getDefaultMessage)
          .sorted()
          .collect(Collectors.joining("; "));
    }
    if (status.value() == HttpStatus.NOT_FOUND.value()
        && !(failure instanceof ResponseStatusException)) {
      return "there is nothing at " + path(request);
    }
    if (failure instanceof ErrorResponse response && response.getBody().getDetail() != null) {
      return response.getBody().getDetail();
    }
    return String.valueOf(failure.getMessage());
  }

  private static String unreadable(@Nullable Throwable cause) {
    if (cause instanceof MismatchedInputException mismatch) {
      String field = field(mismatch);
      Class<?> wanted = mismatch.getTargetType();
      return field.isEmpty()
          ? "the body must be a JSON object"
          : field + " must be " + (wanted == Integer.class ? "a whole number" : "text");
    }
    if (cause instanceof InputCoercionException tooLarge) {
      return field(tooLarge) + " must be a whole number of at most nine digits";
    }
    if (cause instanceof StreamReadException broken) {
      return "the body is not valid JSON: " + broken.getOriginalMessage();
    }
    return "the body is missing or not a JSON object";
  }

  private static String field(JacksonException failure) {
    return failure.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .collect(Collectors.joining("."));
  }

  private static String path(WebRequest request) {
    return request instanceof ServletWebRequest servlet
        ? servlet.getRequest().getMethod() + " " + servlet.getRequest().getRequestURI()
        : "";
  }

  /** Quoted input must not start a new line in the log or fill the screen. */
  private static String oneLine(String text) {
    String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return clean.length() <= MAX_MESSAGE ? clean : clean.substring(0, MAX_MESSAGE) + "...";
  }
}
