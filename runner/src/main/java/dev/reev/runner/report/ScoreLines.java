package dev.reev.runner.report;

import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.AnswerCheck;
import dev.reev.benchmarks.session.ScoringBreakdown.FieldPoints;
import dev.reev.benchmarks.session.ScoringBreakdown.InstructionPoints;
import dev.reev.benchmarks.session.ScoringBreakdown.StepScore;
import dev.reev.benchmarks.text.FigureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Explains a score: lists only the lost points, part by part. */
final class ScoreLines {

  private ScoreLines() {}

  static List<String> of(FinalResult result) {
    return result.checks().isEmpty() ? ofBreakdown(result) : ofChecks(result);
  }

  /** Adds the comparison of instructions, which does not count here but may explain a low score. */
  private static List<String> ofChecks(FinalResult result) {
    List<String> lines = new ArrayList<>();
    List<Check> checks = result.checks();
    List<Check> failed = checks.stream().filter(Check::failed).sorted(Check.WORST_FIRST).toList();
    lines.add(
        format(
            "%s of %s points, %d of %d checks hold",
            FigureText.points(checks.stream().mapToDouble(Check::points).sum()),
            FigureText.points(checks.stream().mapToDouble(Check::weight).sum()),
            checks.size() - failed.size(),
            checks.size()));
    failed.forEach(check -> lines.add("✗ " + check.text()));
    checks.stream()
        .filter(check -> !check.failed() && check.message() != null)
        .forEach(check -> lines.add("✓ " + check.text()));
    ScoringBreakdown scoring = result.scoring();
    if (scoring != null && !failed.isEmpty() && !scoring.instructions().isEmpty()) {
      lines.add("compared with the expected instructions:");
      scoring.instructions().forEach(instruction -> missed(instruction, false, lines));
      lines.addAll(scoring.issues());
    }
    return lines;
  }

  private static List<String> ofBreakdown(FinalResult result) {
    List<String> lines = new ArrayList<>();
    ScoringBreakdown scoring = result.scoring();
    if (scoring != null) {
      lines.add(summary(scoring));
      scoring.steps().forEach(step -> lines.add(step(step)));
      scoring.instructions().forEach(instruction -> missed(instruction, true, lines));
      scoring.checks().stream()
          .filter(check -> check.points() < check.weight())
          .forEach(check -> lines.add(lost(check)));
      lines.addAll(scoring.issues());
    }
    result.assertions().stream()
        .filter(assertion -> !assertion.passed())
        .forEach(assertion -> lines.add(broken(assertion)));
    return lines;
  }

  private static String summary(ScoringBreakdown scoring) {
    String points =
        format(
            "%s of %s points",
            FigureText.points(scoring.pointsAchieved()),
            FigureText.points(scoring.pointsPossible()));
    Double factor = scoring.flowFactor();
    if (factor != null) {
      return format(
          "mean of %d steps x %s, %s", scoring.steps().size(), FigureText.points(factor), points);
    }
    if (!scoring.checks().isEmpty()) {
      return points;
    }
    return format(
        "instructions %s x 75%% + on-chain %s x 25%%, %s",
        FigureText.score(scoring.instructionScore()),
        FigureText.score(scoring.onchainScore()),
        points);
  }

  private static String step(StepScore step) {
    return format(
        "step %d: %s, %s%s",
        step.step(),
        step.status().replace('_', ' '),
        FigureText.score(step.score()),
        step.critical() ? ", critical" : "");
  }

  /**
   * Adds the parts that differ from the expected ones.
   *
   * @param counted whether they cost points
   */
  private static void missed(InstructionPoints instruction, boolean counted, List<String> lines) {
    String step = instruction.step() == null ? "" : "step " + instruction.step() + " ";
    for (FieldPoints field : instruction.fields()) {
      if (field.points() < field.weight()) {
        lines.add(
            format(
                "%s%sinstruction %d %s: expected %s, got %s",
                counted ? "-" + FigureText.points(field.weight() - field.points()) + " " : "",
                step,
                instruction.index(),
                field.field(),
                field.expected(),
                field.actual()));
      }
    }
  }

  private static String lost(AnswerCheck check) {
    return format(
        "-%s %s: expected %s, got %s",
        FigureText.points(check.weight() - check.points()),
        check.path(),
        check.expected(),
        check.actual());
  }

  private static String broken(AssertionResult assertion) {
    return format(
        "assertion %s of %s does not hold: expected %s, is %s",
        assertion.type(), assertion.pubkey(), assertion.expected(), assertion.actual());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
