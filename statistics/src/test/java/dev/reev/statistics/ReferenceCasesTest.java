package dev.reev.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares with published values: reference-cases.json names the source of each, reference-cases.py
 * generates the file.
 */
class ReferenceCasesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void value_isThatOfTheSource(Case reference) {
    double[] found = found(reference.kind, reference.given);
    assertThat(found).hasSize(reference.expected.length);
    assertThat(found)
        .as("%s: %s", reference, reference.source)
        .usingComparatorWithPrecision(reference.tolerance)
        .containsExactly(reference.expected);
  }

  @Test
  void thereAreEnough() {
    assertThat(cases()).hasSizeGreaterThan(50);
    assertThat(cases()).allSatisfy(c -> assertThat(c.source).isNotBlank());
  }

  private static double[] found(String kind, JsonNode given) {
    return switch (kind) {
      case "wilson" -> ends(summary(given, "passed").passInterval());
      case "wilson-clustered" -> ends(clustered(given).passInterval());
      case "mean" -> ends(units(given).meanInterval());
      case "mean-of-benchmarks" -> one(ofBenchmarks(given).meanScore());
      case "pass@k" -> one(PassK.atLeastOne(tally(given), given.get("k").asInt()));
      case "pass^k" -> one(PassK.all(tally(given), given.get("k").asInt()));
      case "flakiness" -> one(Tally.flakiness(List.of(tally(given))));
      case "sign-flip" -> one(SignFlipTest.of(numbers(given.get("differences"))).value());
      case "relabel" ->
          one(RelabelTest.of(cell(given.get("base"), given.get("candidate"))).value());
      case "relabel-cells" -> one(RelabelTest.of(cells(given)).value());
      case "t-paired" ->
          ends(
              DifferenceInterval.acrossBenchmarks(
                  numbers(given.get("differences")), List.of(), confidence(given)));
      case "welch" -> ends(DifferenceInterval.withinCells(cells(given), confidence(given)));
      case "shift" -> ends(shift(given).interval(confidence(given)));
      case "fdr" -> FalseDiscovery.adjust(pValues(given), 1);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Summary summary(JsonNode given, String passed) {
    return Summary.of(
        Lots.passes("b", "a", given.get(passed).asInt(), given.get("runs").asInt()),
        confidence(given));
  }

  private static Summary clustered(JsonNode given) {
    int[] passed =
        IntStream.range(0, given.get("passes").size())
            .map(i -> given.get("passes").get(i).asInt())
            .toArray();
    return Summary.of(Lots.suite("a", given.get("runs").asInt(), passed), confidence(given));
  }

  /** One run for each benchmark, so that the values are the means of benchmarks. */
  private static Summary units(JsonNode given) {
    List<ObservedRun> all = new ArrayList<>();
    for (double value : numbers(given.get("values"))) {
      all.addAll(Lots.scores("b" + all.size(), "a", value));
    }
    return Summary.of(all, confidence(given));
  }

  private static Summary ofBenchmarks(JsonNode given) {
    List<ObservedRun> all = new ArrayList<>();
    for (JsonNode scores : given.get("scores")) {
      all.addAll(Lots.scores("b" + all.size(), "a", numbers(scores)));
    }
    return Summary.of(all, 0.95);
  }

  private static Tally tally(JsonNode given) {
    return new Tally("b", given.get("passed").asInt(), given.get("runs").asInt());
  }

  private static Shift shift(JsonNode given) {
    return new Shift(
        given.get("down").asDouble(), given.get("up").asDouble(), given.get("pairs").asInt());
  }

  private static List<CellSample> cells(JsonNode given) {
    return IntStream.range(0, given.get("base").size())
        .mapToObj(i -> cell(given.get("base").get(i), given.get("candidate").get(i)))
        .toList();
  }

  private static CellSample cell(JsonNode base, JsonNode candidate) {
    return new CellSample("b", numbers(base), numbers(candidate), 1);
  }

  private static PValue[] pValues(JsonNode given) {
    return Arrays.stream(numbers(given.get("p")))
        .mapToObj(p -> new PValue(p, 0))
        .toArray(PValue[]::new);
  }

  private static double confidence(JsonNode given) {
    return given.get("confidence").asDouble();
  }

  private static double[] numbers(JsonNode array) {
    return IntStream.range(0, array.size()).mapToDouble(i -> array.get(i).asDouble()).toArray();
  }

  private static double[] ends(@Nullable Interval interval) {
    Interval known = Objects.requireNonNull(interval);
    return new double[] {known.low(), known.high()};
  }

  private static double[] one(@Nullable Double value) {
    return new double[] {Objects.requireNonNull(value)};
  }

  static List<Case> cases() {
    try (InputStream file = ReferenceCasesTest.class.getResourceAsStream("reference-cases.json")) {
      return JsonMapper.shared().readTree(file).valueStream().map(Case::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A reference value with its source. */
  static final class Case {

    private final String id;
    private final String kind;
    private final String source;
    private final JsonNode given;
    private final double[] expected;
    private final double tolerance;

    private Case(JsonNode json) {
      id = json.get("id").asString();
      kind = json.get("kind").asString();
      source = json.get("source").asString();
      given = json.get("given");
      expected = numbers(json.get("expected"));
      tolerance = json.get("tolerance").asDouble();
    }

    @Override
    public String toString() {
      return id;
    }
  }
}
