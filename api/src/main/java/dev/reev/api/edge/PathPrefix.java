package dev.reev.api.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A proxy may show this server below a path, {@code /reev}, which it takes off before it passes a
 * request on and names in {@code X-Forwarded-Prefix}. Pages, links and Location headers then begin
 * with it. Other forwarded headers are not believed: whoever reaches the server could write them.
 */
@Component
@Order(HttpFilters.PATH_PREFIX)
class PathPrefix extends OncePerRequestFilter {

  static final String HEADER = "X-Forwarded-Prefix";

  /** No {@code //host}, no dots that lead upwards, nothing that needs an escape. */
  private static final Pattern PREFIX =
      Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,63}){1,8}");

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HEADER);
    String prefix = header == null ? "" : header.strip().replaceFirst("/+$", "");
    if (PREFIX.matcher(prefix).matches()) {
      chain.doFilter(new BelowPrefix(request, prefix), new Prefixed(response, prefix));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static final class BelowPrefix extends HttpServletRequestWrapper {

    private final String prefix;

    BelowPrefix(HttpServletRequest request, String prefix) {
      super(request);
      this.prefix = prefix;
    }

    @Override
    public String getContextPath() {
      return prefix;
    }

    @Override
    public String getRequestURI() {
      return prefix + super.getRequestURI();
    }

    @Override
    public StringBuffer getRequestURL() {
      StringBuffer url = super.getRequestURL();
      return url.insert(url.length() - super.getRequestURI().length(), prefix);
    }
  }

  private static final class Prefixed extends HttpServletResponseWrapper {

    private final String prefix;

    Prefixed(HttpServletResponse response, String prefix) {
      super(response);
      this.prefix = prefix;
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, prefixed(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
      super.addHeader(name, prefixed(name, value));
    }

    private String prefixed(String name, String value) {
      return HttpHeaders.LOCATION.equalsIgnoreCase(name) && value.startsWith("/")
          ? prefix + value
          : value;
    }
  }
}
