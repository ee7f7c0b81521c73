package dev.reev.api.request;

import dev.reev.api.edge.HttpFilters;
import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
      List<FieldProblem> problems = withNul(request.getParameterMap());
      if (!problems.isEmpty()) {
        ProblemWriter.write(request, response, ProblemExceptions.invalid(problems));
        return;
      }
    } catch (InvalidParameterException e) {
      ProblemWriter.write(
          request,
          response,
          new ProblemException(
              HttpStatus.BAD_REQUEST,
              "bad_request",
              "the query has broken escapes or too many parameters",
              List.of()));
      return;
    }
    chain.doFilter(request, response);
  }

  private static List<FieldProblem> withNul(Map<String, String[]> parameters) {
    return parameters.entrySet().stream()
        .filter(
            entry ->
                hasNul(entry.getKey()) || Stream.of(entry.getValue()).anyMatch(QueryCheck::hasNul))
        .map(
            entry ->
                new FieldProblem(
                    hasNul(entry.getKey()) ? "names of parameters" : entry.getKey(),
                    "must not contain the character NUL (%00)"))
        .toList();
  }

  private static boolean hasNul(String text) {
    return text.indexOf('\0') >= 0;
  }
}
