package dev.reev.scoring.answer;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import dev.reev.benchmarks.benchmark.AnswerRule;
import dev.reev.benchmarks.benchmark.AnswerRule.Field;
import dev.reev.benchmarks.benchmark.AnswerRule.Structure;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.AnswerCheck;
import dev.reev.scoring.unscored.UnusableBenchmarkException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Scores the data that an API benchmark asks for: each rule that holds earns its weight. */
public final class AnswerScorer {

  private static final String MISSING = "missing";

  /** Longest excerpt of a value in a check; answers can be long. */
  private static final int MAX_SHOWN = 120;

  private static final Configuration PATHS =
      Configuration.builder().options(Option.SUPPRESS_EXCEPTIONS).build();

  private AnswerScorer() {}

  /**
   * Scores an answer.
   *
   * @param data null when there was none
   * @throws UnusableBenchmarkException when a path of the benchmark is not a JSONPath
   */
  public static ScoringBreakdown score(GroundTruth groundTruth, @Nullable JsonNode data) {
    Object document =
        data == null ? Map.of() : Objects.requireNonNullElse(JsonTrees.plain(data), Map.of());
    List<AnswerCheck> checks = new ArrayList<>();
    for (Field rule : groundTruth.responseValidation()) {
      checks.add(check(rule.field(), "$." + rule.field(), rule, List.of(), document));
    }
    for (Structure rule : groundTruth.expectedDataStructure()) {
      checks.add(check(rule.path(), rule.path(), rule, rule.expectedValues(), document));
    }
    double possible = checks.stream().mapToDouble(AnswerCheck::weight).sum();
    double achieved = checks.stream().mapToDouble(AnswerCheck::points).sum();
    double score = possible == 0 ? 0 : achieved / possible;
    return new ScoringBreakdown(
        score,
        data == null ? 0 : 1,
        score,
        possible,
        achieved,
        data == null ? List.of("the agent returned no data") : List.of(),
        List.of(),
        checks,
        List.of(),
        null);
  }

  private static AnswerCheck check(
      String shownPath, String path, AnswerRule rule, List<Object> allowed, Object document) {
    @Nullable Object found = read(document, path);
    boolean holds = found != null && fits(found, rule) && isAllowed(found, allowed);
    return new AnswerCheck(
        shownPath,
        rule.weight(),
        expectation(rule, allowed),
        found == null ? MISSING : shown(found),
        holds ? rule.weight() : 0);
  }

  private static @Nullable Object read(Object document, String path) {
    try {
      return JsonPath.using(PATHS).parse(document).read(path);
    } catch (InvalidPathException e) {
      throw new UnusableBenchmarkException(path + " is no JSONPath: " + e.getMessage(), e);
    }
  }

  private static boolean fits(Object found, AnswerRule rule) {
    Double least = rule.minValue();
    return switch (rule.type()) {
      case "string" -> found instanceof String text && atLeast(text.length(), least);
      case "boolean" -> found instanceof Boolean;
      case "array" -> found instanceof List<?> list && atLeast(list.size(), least);
      case "object" -> found instanceof Map;
      case "integer" -> found instanceof Number number && isWhole(number) && atLeast(number, least);
      case "number" -> found instanceof Number number && atLeast(number, least);
      default -> false;
    };
  }

  private static boolean isWhole(Number number) {
    return decimal(number).stripTrailingZeros().scale() <= 0;
  }

  private static boolean atLeast(Number number, @Nullable Double least) {
    return least == null || decimal(number).compareTo(BigDecimal.valueOf(least)) >= 0;
  }

  private static boolean isAllowed(Object found, List<Object> allowed) {
    return allowed.isEmpty() || allowed.stream().anyMatch(value -> isSame(value, found));
  }

  /** 1 and 1.0 are the same number. */
  private static boolean isSame(Object expected, Object found) {
    if (expected instanceof Number one && found instanceof Number other) {
      return decimal(one).compareTo(decimal(other)) == 0;
    }
    return Objects.equals(expected, found);
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  private static String expectation(AnswerRule rule, List<Object> allowed) {
    String least = rule.minValue() == null ? "" : " >= " + rule.minValue();
    String values =
        allowed.isEmpty()
            ? ""
            : " in " + allowed.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return rule.type() + least + values;
  }

  private static String shown(Object found) {
    String text = JsonTrees.text(found);
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }
}
