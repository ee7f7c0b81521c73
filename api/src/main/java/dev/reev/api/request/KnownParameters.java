package dev.reev.api.request;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Refuses query parameters that a route does not know: a misspelt filter would be no filter. The
 * routes of the first system ignore them, and a header names each, as with fields of bodies.
 */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

  private static final Pattern OLDER =
      Pattern.compile(
          "/api/v1/(health|benchmarks|agents|agent-performance|sync|upsert-yml|test-on-conflict"
              + "|benchmarks/\\{\\w+}/(run|status|stop)(/.*)?|agents/(config|test)(/.*)?"
              + "|(execution-logs|transaction-logs|flow-logs|flows|debug)/.*)");

  private final Map<Method, NavigableSet<String>> known = new ConcurrentHashMap<>();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/v1/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null && !query.isEmpty() && handler instanceof HandlerMethod method) {
      NavigableSet<String> allowed =
          known.computeIfAbsent(method.getMethod(), name -> names(method));
      List<String> unknown =
          sent(query).filter(name -> !name.isEmpty() && !allowed.contains(name)).toList();
      if (isOlder(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))) {
        unknown.forEach(name -> IgnoredFields.warn(response, name));
      } else if (!unknown.isEmpty()) {
        throw refused(unknown, allowed);
      }
    }
    return true;
  }

  private static ProblemException refused(List<String> unknown, NavigableSet<String> allowed) {
    String reason =
        "is not known; "
            + (allowed.isEmpty()
                ? "this route takes no parameters"
                : "allowed: " + String.join(", ", allowed));
    return ProblemExceptions.invalid(
        unknown.stream().map(name -> new FieldProblem(name, reason)).toList());
  }

  private static boolean isOlder(@Nullable Object pattern) {
    return OLDER.matcher(String.valueOf(pattern)).matches();
  }

  /** Of the address alone: the container would take a form's fields for parameters too. */
  private static Stream<String> sent(String query) {
    MultiValueMap<String, String> parameters =
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
    return parameters.keySet().stream()
        .map(
            name ->
                UriUtils.decode(name.replace('+', ' '), java.nio.charset.StandardCharsets.UTF_8));
  }

  private static NavigableSet<String> names(HandlerMethod method) {
    NavigableSet<String> names = new TreeSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
      RequestParam one = parameter.getParameterAnnotation(RequestParam.class);
      if (one != null) {
        names.add(
            one.name().isEmpty()
                ? Objects.requireNonNull(parameter.getParameterName())
                : one.name());
      } else if (parameter.getParameterType().isRecord()
          && !parameter.hasParameterAnnotation(RequestBody.class)) {
        Arrays.stream(parameter.getParameterType().getRecordComponents())
            .map(KnownParameters::name)
            .forEach(names::add);
      }
    }
    return names;
  }

  /** The annotation is one of the constructor's parameters, not of components. */
  private static String name(RecordComponent component) {
    return Stream.of(component.getDeclaringRecord().getDeclaredConstructors())
        .flatMap(constructor -> Stream.of(constructor.getParameters()))
        .filter(parameter -> parameter.getName().equals(component.getName()))
        .map(parameter -> parameter.getAnnotation(BindParam.class))
        .filter(Objects::nonNull)
        .map(BindParam::value)
        .findFirst()
        .orElse(component.getName());
  }
}
