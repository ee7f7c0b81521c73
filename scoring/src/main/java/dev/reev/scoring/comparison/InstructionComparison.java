package dev.reev.scoring.comparison;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.ExpectedInstruction;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.ScoringBreakdown.InstructionPoints;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.scoring.instructions.InstructionScorer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the agent's instructions with the expected ones, each with the one most like it, in
 * whatever order they were sent. For readers who look for the difference; not part of the score.
 */
public final class InstructionComparison {

  private InstructionComparison() {}

  /** Points of every expected instruction whose step is in the trace. */
  public static List<InstructionPoints> compare(Benchmark benchmark, ExecutionTrace trace) {
    List<InstructionPoints> points = new ArrayList<>();
    for (Step step : trace.steps()) {
      int number = benchmark.flow().isEmpty() ? 1 : step.step();
      List<ExpectedInstruction> expected =
          benchmark.groundTruth().expectedInstructions().stream()
              .filter(instruction -> instruction.step() == number)
              .toList();
      points.addAll(compare(benchmark.flow().isEmpty() ? null : number, expected, step));
    }
    return points;
  }

  private static List<InstructionPoints> compare(
      @Nullable Integer flowStep, List<ExpectedInstruction> expected, Step step) {
    InstructionScorer scorer = new InstructionScorer(flowStep, step.observation().keyMap());
    List<TraceInstruction> generated = PlainForm.of(step.action());
    double[][] gain = new double[expected.size()][generated.size()];
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < generated.size(); j++) {
        gain[i][j] = scorer.compare(i, plain(expected.get(i)), generated.get(j)).pointsAchieved();
      }
    }
    int[] best = Assignment.best(gain, generated.size());
    List<InstructionPoints> points = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      points.add(
          scorer.compare(i, plain(expected.get(i)), best[i] < 0 ? null : generated.get(best[i])));
    }
    return points;
  }

  /** Normalizes an expected instruction, which may be in the checked form as well. */
  private static ExpectedInstruction plain(ExpectedInstruction expected) {
    String data = expected.data();
    if (data == null || !expected.scoresData()) {
      return expected;
    }
    List<TraceAccount> accounts =
        expected.accounts().stream()
            .map(
                account ->
                    new TraceAccount(account.pubkey(), account.isSigner(), account.isWritable()))
            .toList();
    TraceInstruction plain =
        PlainForm.of(List.of(new TraceInstruction(expected.programId(), accounts, data.strip())))
            .stream()
            .findFirst()
            .orElse(null);
    if (plain == null || plain.data().equals(data.strip())) {
      return expected;
    }
    List<ExpectedInstruction.ExpectedAccount> kept = new ArrayList<>(expected.accounts());
    if (plain.accounts().size() < kept.size()) {
      kept.remove(1);
    }
    return new ExpectedInstruction(
        expected.step(),
        expected.programId(),
        expected.programIdWeight(),
        kept,
        plain.data(),
        expected.dataWeight());
  }
}
