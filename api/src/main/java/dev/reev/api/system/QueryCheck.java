package dev.reev.api.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses queries that cannot be taken apart, and NUL in them: PostgreSQL can neither hold nor
 * compare it. Tomcat guards the path by itself.
 */
@Component
@Order(HttpFilters.QUERY_CHECK)
class QueryCheck extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getQueryString() == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      if (request.getParameterMap().entrySet().stream()
          .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), Stream.of(entry.getValue())))
          .anyMatch(text -> text.indexOf('\0') >= 0)) {
        refuse(request, response, "the query must not contain the character NUL (%00)");
        return;
      }
    } catch (InvalidParameterException e) {
      refuse(request, response, "the query has broken escapes or too many parameters");
      return;
    }
    chain.doFilter(request, response);
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, String message) throws IOException {
    ProblemWriter.write(
        request,
        response,
        new ProblemException(HttpStatus.BAD_REQUEST, "bad_request", message, List.of()));
  }
}
