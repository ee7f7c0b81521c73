package dev.reev.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

class KnownParametersTest {

  private static final String OURS = "/api/v1/runs";

  record Filter(@Nullable String agent, @BindParam("min_score") @Nullable Double minScore) {}

  static class Routes {

    @SuppressWarnings("unused") // inspected by reflection, not called
    void list(
        Filter filter, @RequestParam(name = "show_cu") boolean unit, @RequestParam int limit) {}

    @SuppressWarnings("unused") // as above
    void one() {}
  }

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  private boolean passes(String pattern, String query, String method, Class<?>... types)
      throws NoSuchMethodException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", pattern);
    request.setQueryString(query);
    request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
    HandlerMethod handler =
        new HandlerMethod(new Routes(), Routes.class.getDeclaredMethod(method, types));
    return new KnownParameters().preHandle(request, response, handler);
  }

  private boolean list(String pattern, String query) throws NoSuchMethodException {
    return passes(pattern, query, "list", Filter.class, boolean.class, int.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"agent=a&agent=b", "min_score=1&limit=5&show_cu=true", "min%5Fscore=1", "", "&"})
  void knownParameters_pass(String query) throws NoSuchMethodException {
    assertThat(list(OURS, query)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"agnet=a, agnet is", "minScore=1, minScore is", "b=1&a=2&agent=x, 'a, b are'"})
  void unknownParameters_areRefused_withThoseThatAreKnown(String query, String told) {
    assertThatThrownBy(() -> list(OURS, query))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.getReason())
                    .isEqualTo(told + " not known; allowed: agent, limit, min_score, show_cu"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OURS + "/{id}", "/api/v1/benchmarks/{id}", "/api/v1/results"})
  void routeWithoutParameters_saysSo(String pattern) {
    assertThatThrownBy(() -> passes(pattern, "a=1", "one"))
        .hasMessageContaining("a is not known; this route takes no parameters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/benchmarks",
        "/api/v1/benchmarks/{benchmarkId}/status/{executionId}",
        "/api/v1/agents/config/{agent}",
        "/api/v1/execution-logs/{benchmarkId}",
        "/api/v1/debug/benchmarks",
      })
  void routesOfTheFirstSystem_ignoreThem_andSaySo(String pattern) throws NoSuchMethodException {
    assertThat(passes(pattern, "_=1&t=2", "one")).isTrue();

    assertThat(response.getHeaders("Warning"))
        .containsExactly("299 - \"ignored: _\"", "299 - \"ignored: t\"");
  }
}
