package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Derivation of a score. All scores are 0 to 1; docs/scoring.md has the rules.
 *
 * @param instructionScore achieved / possible points; of an API benchmark, of its checks
 * @param onchainScore 1 when the (last) transaction ended with the expected status, else 0
 * @param finalScore the weighted sum, as in {@link FinalResult#score()}
 * @param issues remarks for the reader, one line each
 * @param instructions every expected instruction, part by part
 * @param checks checks of the answer of an API benchmark; else empty
 * @param steps one entry for each step of a flow; empty for any other benchmark
 * @param flowFactor factor applied to the mean of the steps; null when there is no flow
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoringBreakdown(
    double instructionScore,
    double onchainScore,
    double finalScore,
    double pointsPossible,
    double pointsAchieved,
    List<String> issues,
    List<InstructionPoints> instructions,
    List<AnswerCheck> checks,
    List<StepScore> steps,
    @Nullable Double flowFactor)
    implements InJson {

  public ScoringBreakdown {
    issues = issues == null ? List.of() : List.copyOf(issues);
    instructions = instructions == null ? List.of() : List.copyOf(instructions);
    checks = checks == null ? List.of() : List.copyOf(checks);
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /** The same with one more remark, in front of the others. */
  public ScoringBreakdown withIssue(String issue) {
    return new ScoringBreakdown(
        instructionScore,
        onchainScore,
        finalScore,
        pointsPossible,
        pointsAchieved,
        Stream.concat(Stream.of(issue), issues.stream()).toList(),
        instructions,
        checks,
        steps,
        flowFactor);
  }

  /**
   * Points of one expected instruction.
   *
   * @param step number of the flow step, from 1; null when there is no flow
   * @param index position among the expected instructions of the step, from 0
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record InstructionPoints(
      @Nullable Integer step,
      int index,
      double pointsPossible,
      double pointsAchieved,
      List<FieldPoints> fields)
      implements InJson {

    public InstructionPoints {
      fields = fields == null ? List.of() : List.copyOf(fields);
    }

    @Override
    public JsonNode json() {
      return JsonFields.none()
          .given("step", step)
          .and("index", index)
          .and("points_possible", pointsPossible)
          .and("points_achieved", pointsAchieved)
          .given("fields", fields)
          .object();
    }
  }

  /**
   * Points of one part of an instruction.
   *
   * @param field {@code program_id}, {@code accounts[i]} or {@code data}
   * @param weight points it can earn
   * @param expected with placeholders resolved
   * @param actual the agent's value; {@code none} when it produced none
   * @param points points earned: {@code weight} or 0
   */
  public record FieldPoints(
      String field, double weight, String expected, String actual, double points)
      implements InJson {
    @Override
    public JsonNode json() {
      return JsonFields.of("field", field)
          .and("weight", weight)
          .and("expected", expected)
          .and("actual", actual)
          .and("points", points)
          .object();
    }
  }

  /**
   * One check of the answer of an API benchmark.
   *
   * @param path JSONPath or field name, as in the benchmark file
   * @param weight points it can earn
   * @param expected display text, for example {@code number >= 1}
   * @param actual display text; {@code missing} when the answer has no such value
   */
  public record AnswerCheck(
      String path, double weight, String expected, String actual, double points) implements InJson {
    @Override
    public JsonNode json() {
      return JsonFields.of("path", path)
          .and("weight", weight)
          .and("expected", expected)
          .and("actual", actual)
          .and("points", points)
          .object();
    }
  }

  /**
   * Score of one flow step.
   *
   * @param step number, from 1
   * @param status {@link #OK}, {@link #FAILED} or {@link #NOT_RUN}
   * @param score 0 to 1; 0 for a step that was not run
   */
  public record StepScore(int step, boolean critical, String status, double score)
      implements InJson {

    public static final String OK = "ok";
    public static final String FAILED = "failed";
    public static final String NOT_RUN = "not_run";

    @Override
    public JsonNode json() {
      return JsonFields.of("step", step)
          .and("critical", critical)
          .and("status", status)
          .and("score", score)
          .object();
    }
  }

  @Override
  public JsonNode json() {
    return JsonFields.of("instruction_score", instructionScore)
        .and("onchain_score", onchainScore)
        .and("final_score", finalScore)
        .and("points_possible", pointsPossible)
        .and("points_achieved", pointsAchieved)
        .given("issues", issues)
        .given("instructions", instructions)
        .given("checks", checks)
        .given("steps", steps)
        .given("flow_factor", flowFactor)
        .object();
  }
}
