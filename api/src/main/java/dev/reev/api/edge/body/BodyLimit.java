package dev.reev.api.edge.body;

import dev.reev.api.edge.HttpFilters;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that says of itself that it is too large, before a byte of it is read. */
@Component
@Order(HttpFilters.BODY_LIMIT)
public class BodyLimit extends OncePerRequestFilter {

  /**
   * Four times the largest benchmark text, which JSON may blow up by its escapes; nothing else that
   * clients send comes near.
   */
  public static final int MAX_BYTES = 1024 * 1024;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MAX_BYTES) {
      ProblemWriter.write(request, response, exceeded());
    } else {
      chain.doFilter(request, response);
    }
  }

  public static ProblemException exceeded() {
    return new ProblemException(
        HttpStatus.CONTENT_TOO_LARGE,
        "payload_too_large",
        "the body must be at most " + MAX_BYTES + " bytes",
        List.of());
  }
}
