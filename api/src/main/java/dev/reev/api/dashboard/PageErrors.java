package dev.reev.api.dashboard;

import dev.reev.api.database.DatabaseOutage;
import dev.reev.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Errors of pages as a page; those of the API stay problems in JSON. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors implements HandlerExceptionResolver {

  private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

  private static final String PAGES = PageErrors.class.getPackageName();

  /** Prefixes that serve no pages: errors there are never HTML. */
  private static final List<String> NO_PAGES = List.of("/api/", "/v3/", "/actuator/", "/assets/");

  private final PageFrame frame;

  PageErrors(PageFrame frame) {
    this.frame = frame;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!isOfAPage(handler) && !isAskedByAPerson(request, failure)) {
      return null;
    }
    HttpStatusCode status = status(failure);
    String message = message(failure, status);
    log(request, failure, status, message);
    PageFrame.secure(response);
    ModelAndView page = new ModelAndView("dashboard/error", frame.attributes(request));
    page.setStatus(status);
    page.addObject("status", status.value());
    page.addObject("message", message);
    page.addObject("retrySeconds", retrySeconds(status));
    return page;
  }

  private static boolean isOfAPage(@Nullable Object handler) {
    return handler instanceof HandlerMethod method
        && method.getBeanType().getPackageName().startsWith(PAGES);
  }

  /** Returns true for a browser navigation: the request accepts HTML. */
  private static boolean isAskedByAPerson(HttpServletRequest request, Exception failure) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return failure instanceof NoResourceFoundException
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && NO_PAGES.stream()
            .noneMatch(path -> request.getRequestURI().startsWith(request.getContextPath() + path));
  }

  private static HttpStatusCode status(Exception failure) {
    if (DatabaseOutage.caused(failure)) {
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
    if (DatabaseOutage.isBusy(failure)) {
      return HttpStatus.TOO_MANY_REQUESTS;
    }
    return failure instanceof ErrorResponse answer
        ? answer.getStatusCode()
        : HttpStatus.INTERNAL_SERVER_ERROR;
  }

  /** When the page asks again by itself; null when the answer would be the same. */
  private static @Nullable Integer retrySeconds(HttpStatusCode status) {
    if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      // More likely a fault than trouble that passes, and each time is a line in the log.
      return 30;
    }
    return status.is5xxServerError() || status.value() == HttpStatus.TOO_MANY_REQUESTS.value()
        ? 3
        : null;
  }

  private static String message(Exception failure, HttpStatusCode status) {
    if (failure instanceof ProblemException problem) {
      return String.valueOf(problem.getReason());
    }
    return switch (status.value()) {
      case 404 -> "There is nothing at this address.";
      case 429 -> "The database is busy with other requests; try again in a moment.";
      case 503 -> "The database is not reachable; try again in a moment.";
      default ->
          status.is4xxClientError()
              ? "This request cannot be met."
              : "Reev failed to answer; its log says why.";
    };
  }

  private static void log(
      HttpServletRequest request, Exception failure, HttpStatusCode status, String message) {
    if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      log.error("{} page {}", status.value(), request.getRequestURI(), failure);
    } else {
      log.warn("{} page {}: {}", status.value(), request.getRequestURI(), message);
    }
  }
}
