package dev.reev.api.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.regex.Pattern;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Unknown fields in bodies of the older routes: their clients send some, so they are no error, and
 * a header of the answer names each. Everywhere else the mapper refuses them.
 */
@Configuration(proxyBeanMethods = false)
class IgnoredFields {

  private static final Pattern LENIENT =
      Pattern.compile("/api/v1/(benchmarks/[^/]+/run|upsert-yml)");

  /** More are not named: a header has its limits. */
  private static final int MOST_NAMED = 10;

  @Bean
  JsonMapperBuilderCustomizer namesOfIgnoredFields() {
    return builder -> builder.addHandler(new Handler());
  }

  /** Says once that something of this name was ignored. */
  static void warn(HttpServletResponse response, String name) {
    String warning = "299 - \"ignored: " + printable(name) + "\"";
    Collection<String> said = response.getHeaders(HttpHeaders.WARNING);
    if (said.size() < MOST_NAMED && !said.contains(warning)) {
      response.addHeader(HttpHeaders.WARNING, warning);
    }
  }

  private static String printable(String name) {
    String visible = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "?");
    return visible.substring(0, Math.min(visible.length(), 64));
  }

  private static final class Handler extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        ValueDeserializer<?> deserializer,
        Object beanOrClass,
        String name) {
      if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now)
          || !isLenient(now.getRequest())) {
        return false;
      }
      HttpServletResponse response = now.getResponse();
      if (response != null) {
        warn(response, name);
      }
      parser.skipChildren();
      return true;
    }

    private static boolean isLenient(HttpServletRequest request) {
      return LENIENT.matcher(request.getRequestURI()).matches();
    }
  }
}
