package dev.reev.api.edge;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests while too many are being answered, so that a flood or a slow database costs
 * clients a quick 429 and not a time-out. An open event stream is not counted: it holds no thread.
 */
@Component
@Order(HttpFilters.ADMISSION)
public class Admission extends OncePerRequestFilter {

  /**
   * Eight for each database connection. Below Tomcat's 200 threads, so that a thread is left to
   * refuse and to tell about health.
   */
  static final int MAX_IN_FLIGHT = 128;

  private final Semaphore places = new Semaphore(MAX_IN_FLIGHT);

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      ProblemWriter.write(
          request,
          response,
          refusal("more than " + MAX_IN_FLIGHT + " requests are being answered"));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  /** Nothing is wrong with the request but the moment. */
  public static ProblemException refusal(String why) {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", why + "; try again", List.of());
  }
}
