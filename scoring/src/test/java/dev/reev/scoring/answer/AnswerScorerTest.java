package dev.reev.scoring.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.benchmark.AnswerRule.Field;
import dev.reev.benchmarks.benchmark.AnswerRule.Structure;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.AnswerCheck;
import dev.reev.scoring.unscored.UnusableBenchmarkException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerScorerTest {

  private static final String ANSWER =
      """
      {"positions": [{"symbol": "USDC", "shares": 3}], "total": 12.5, "count": 2, "ok": true,
       "owner": {"name": "me"}, "empty": [], "nothing": null}""";

  @ParameterizedTest
  @CsvSource({
    "$.total, number, 12.5, true",
    "$.total, number, 12.6, false",
    "$.total, integer, , false",
    "$.count, integer, 2, true",
    "$.ok, boolean, , true",
    "$.ok, string, , false",
    "$.owner, object, , true",
    "$.owner.name, string, 3, false",
    "$.positions, array, 1, true",
    "$.empty, array, 1, false",
    "$.positions[0].shares, number, , true",
    "$.positions[1].shares, number, , false",
    "$.nothing, object, , false",
    "$.absent, string, , false",
    "$.total, mystery, , false"
  })
  void score_ofOneRule_holdsWhenTypeAndBoundDo(
      String path, String type, @Nullable Double least, boolean holds) {
    AnswerCheck check = check(new Structure(path, type, least, List.of(), 2.0));
    assertThat(check.points()).isEqualTo(holds ? 2.0 : 0.0);
    assertThat(check.weight()).isEqualTo(2.0);
  }

  @Test
  void score_ofAllowedValues_comparesNumbersByValue() {
    assertThat(check(new Structure("$.count", "number", null, List.of(7, 2.0), 1.0)).points())
        .isEqualTo(1);
    assertThat(check(new Structure("$.owner.name", "string", null, List.of("you"), 1.0)).actual())
        .isEqualTo("\"me\"");
  }

  @Test
  void score_isTheWeightedShareOfTheRulesThatHold() {
    ScoringBreakdown breakdown =
        AnswerScorer.score(
            groundTruth(
                List.of(new Field("owner.name", "string", null, 3.0)),
                List.of(new Structure("$.absent", "string", null, List.of(), 1.0))),
            ReevJson.MAPPER.readTree(ANSWER));
    assertThat(breakdown.finalScore()).isEqualTo(0.75);
    assertThat(breakdown.checks()).extracting(AnswerCheck::actual).contains("missing");
  }

  @Test
  void score_ofAPathThatIsNone_blamesTheBenchmark() {
    assertThatThrownBy(() -> check(new Structure("$[[", "string", null, List.of(), 1.0)))
        .isInstanceOf(UnusableBenchmarkException.class)
        .hasMessageStartingWith("$[[ is no JSONPath");
  }

  @Test
  void score_ofNoAnswer_isZero() {
    ScoringBreakdown breakdown =
        AnswerScorer.score(
            groundTruth(List.of(new Field("a", "string", null, 1.0)), List.of()), null);
    assertThat(breakdown.finalScore()).isZero();
    assertThat(breakdown.issues()).containsExactly("the agent returned no data");
  }

  private static AnswerCheck check(Structure rule) {
    return AnswerScorer.score(
            groundTruth(List.of(), List.of(rule)), ReevJson.MAPPER.readTree(ANSWER))
        .checks()
        .get(0);
  }

  private static GroundTruth groundTruth(List<Field> fields, List<Structure> structures) {
    return new GroundTruth(
        "Success",
        List.of(),
        List.of(),
        true,
        null,
        fields,
        structures,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        GroundTruth.GUARD_ON,
        0L,
        null);
  }
}
