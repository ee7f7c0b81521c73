package dev.reev.api.edge.error;

import dev.reev.api.edge.HttpFilters;
import dev.reev.api.problem.Problem;
import dev.reev.api.problem.ProblemCause;
import dev.reev.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a {@link Problem} to an error that has a status only, as Spring's answer to bad ranges. */
@Component
@Order(HttpFilters.BARE_ERRORS)
class BareErrors extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new HeldBack(response));
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status != null && status.isError() && !response.isCommitted() && isBare(response)) {
      String message =
          "the request cannot be met: " + status.getReasonPhrase().toLowerCase(Locale.ROOT);
      Problem problem =
          Problem.of(status, ProblemCause.of(status, message), request.getRequestURI());
      byte[] body = ProblemWriter.json(problem);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  /** Does not send an error before there was a chance to explain it. */
  private static final class HeldBack extends HttpServletResponseWrapper {

    HeldBack(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void flushBuffer() throws IOException {
      if (getStatus() < HttpStatus.BAD_REQUEST.value() || !isBare(this)) {
        super.flushBuffer();
      }
    }
  }

  private static boolean isBare(HttpServletResponse response) {
    String type = response.getContentType();
    return type == null || !type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
  }
}
