package dev.reev.api.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives each read an ETag, that of its controller or else a digest of the answer, and says 304 to
 * whoever has that answer. Saves the network, not the query. Streams and files are left alone: they
 * must not be held in memory.
 */
@Component
@Order(HttpFilters.REVALIDATION)
class Revalidation extends ShallowEtagHeaderFilter {

  private static final Pattern STREAMED =
      Pattern.compile("/api/v1/(runs/[^/]+/(events|logs)|suites/[^/]+/export)");

  /** Answers change at any time: they may be kept, but not used without asking. */
  private static final String ASK_FIRST = "no-cache";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !HttpMethod.GET.matches(request.getMethod())
        || !path.startsWith("/api/v1/")
        || STREAMED.matcher(path).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    super.doFilterInternal(
        request,
        response,
        (asked, answer) -> {
          chain.doFilter(asked, answer);
          if (answer instanceof HttpServletResponse http
              && http.getHeader(HttpHeaders.CACHE_CONTROL) == null) {
            http.setHeader(HttpHeaders.CACHE_CONTROL, ASK_FIRST);
          }
        });
  }
}
