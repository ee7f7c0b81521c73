package dev.reev.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemCause;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class BodyFaultsTest {

  private static final JsonMapper JSON = mapper();

  record Part(@Nullable Integer repeats) {}

  record Body(
      @NotNull(message = "name is missing") String name,
      @Max(value = 5, message = "priority must be at most 5") @Nullable Integer priority,
      @Nullable Instant from,
      @Nullable Part part,
      @Nullable Map<String, String> labels,
      @Nullable List<String> agents) {}

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    new PlainInput.Bodies().plainValues().customize(builder);
    return builder.build();
  }

  private static ProblemCause of(String body) {
    BodyFaults faults =
        new BodyFaults(JSON, Validation.buildDefaultValidatorFactory().getValidator());
    return ProblemCause.ofFields(faults.of(JSON.readTree(body), JSON.constructType(Body.class)));
  }

  @Test
  void allThatIsWrong_isFound_whereverItIs() {
    assertThat(
            of("""
                {"nmae":"a","priority":9,"from":5,"part":{"repeats":"3","x":1},"labels":{"a":5,"b":true},
                 "agents":["a",7]}""")
                .errors())
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder(
            "nmae",
            "name",
            "priority",
            "from",
            "part.repeats",
            "part.x",
            "labels.a",
            "labels.b",
            "agents[1]");
  }

  @Test
  void unknownFieldsOfOneObject_areOneSentence() {
    assertThat(of("{\"name\":\"a\",\"b\":1,\"c\":2}").message())
        .isEqualTo("b, c are not known; allowed: agents, from, labels, name, part, priority");
  }

  @Test
  void manyFaults_areCounted() {
    String body =
        IntStream.range(0, 12)
            .mapToObj(i -> "\"k%02d\":1".formatted(i))
            .collect(Collectors.joining(",", "{\"name\":\"a\",", "}"));

    assertThat(of(body).message())
        .startsWith("k00, k01, k02, k03, k04 are not known; allowed:")
        .endsWith("; and 7 more");
    assertThat(of(body).errors()).hasSize(12);
  }

  @Test
  void timesAreTexts() {
    assertThat(of("{\"name\":\"a\",\"from\":\"2026-01-31T12:00:00+01:00\"}").errors()).isEmpty();
    for (String wrong : List.of("1767225600", "\"1767225600\"", "\"2026-01-31\"", "1.5")) {
      assertThat(of("{\"name\":\"a\",\"from\":" + wrong + "}").message())
          .isEqualTo("from must be a time with its zone, such as 2026-01-31T12:00:00Z");
    }
  }
}
