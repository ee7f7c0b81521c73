package dev.reev.api.edge;

import dev.reev.api.ReevProperties;
import dev.reev.api.problem.Problem;
import dev.reev.api.problem.ProblemCause;
import dev.reev.api.problem.ProblemWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of the configured origins call every route; their preflights are answered. A filter
 * and not a mapping, so that pages can read refusals too.
 */
@Configuration(proxyBeanMethods = false)
class CrossOrigin {

  /** Without them a page sees only a few headers of an answer. */
  private static final List<String> EXPOSED =
      List.of(
          HttpHeaders.ACCEPT_RANGES,
          HttpHeaders.CONTENT_RANGE,
          HttpHeaders.ETAG,
          HttpHeaders.LINK,
          HttpHeaders.LOCATION,
          HttpHeaders.RETRY_AFTER);

  /** The web client asks before every call; the answer never changes while the server runs. */
  private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter(ObjectProvider<ReevProperties> properties) {
    // Filters are made before everything else; settings are looked at with the first request.
    Supplier<CorsConfiguration> allowed =
        SingletonSupplier.of(() -> allowed(properties.getObject().corsOrigins()));
    CorsFilter filter = new CorsFilter(request -> allowed.get());
    filter.setCorsProcessor(new ProblemCorsProcessor());
    FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(HttpFilters.CROSS_ORIGIN);
    return registration;
  }

  private static CorsConfiguration allowed(List<String> origins) {
    CorsConfiguration allowed = new CorsConfiguration();
    allowed.setAllowedOriginPatterns(origins);
    allowed.addAllowedMethod(CorsConfiguration.ALL);
    allowed.addAllowedHeader(CorsConfiguration.ALL);
    allowed.setExposedHeaders(EXPOSED);
    allowed.setMaxAge(PREFLIGHT_KEPT);
    return allowed;
  }

  private static final class ProblemCorsProcessor extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
      ProblemCause finding =
          new ProblemCause(
              "origin_not_allowed",
              "pages of this origin may not call this server; see REEV_CORS_ORIGINS",
              List.of());
      response.setStatusCode(HttpStatus.FORBIDDEN);
      response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
      response.getBody().write(ProblemWriter.json(Problem.of(HttpStatus.FORBIDDEN, finding, "")));
      response.flush();
    }
  }
}
