package dev.reev.api.edge.error;

import dev.reev.api.problem.Problem;
import dev.reev.api.problem.ProblemCause;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What failed outside of any controller, such as in a filter, as {@link Problem}. */
@Hidden
@RestController
class UnhandledErrorController implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Problem> error(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    if (status == null) {
      // Nobody is meant to ask for this page itself.
      status = HttpStatus.NOT_FOUND;
    }
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String message =
        status.is5xxServerError()
            ? "Reev failed to answer; its log says why"
            : "the request cannot be answered: " + status.getReasonPhrase();
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            Problem.of(
                status,
                ProblemCause.of(status, message),
                path == null ? request.getRequestURI() : path.toString()));
  }
}
