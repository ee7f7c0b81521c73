package dev.reev.runner.prove.mutation;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.ProcessRule;
import dev.reev.runner.prove.mutation.Kind.Sense;
import dev.reev.runner.prove.mutation.Variant.Expected;
import dev.reev.runner.solution.Solution;
import dev.reev.runner.solution.Solution.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generates all variants of a right solution. */
public final class Variants {

  private final Benchmark benchmark;
  private final RightSolution right;
  private final Set<Solution> seen = new HashSet<>();
  private final Map<String, Variant> made = new LinkedHashMap<>();

  private Variants(Benchmark benchmark, RightSolution right) {
    this.benchmark = benchmark;
    this.right = right;
    seen.add(right.solution());
  }

  /**
   * Generated variants, and the kinds that yielded none.
   *
   * @param variants no two send the same
   * @param notMade kinds without a variant
   */
  public record Made(List<Variant> variants, Set<Kind> notMade) {}

  /** Generates the variants. The right solution itself is not among them. */
  public static Made of(Benchmark benchmark, RightSolution right) {
    Variants variants = new Variants(benchmark, right);
    variants.addWhole();
    right.steps().forEach(variants::addOfStep);
    Set<Kind> notMade = EnumSet.allOf(Kind.class);
    variants.made.values().forEach(variant -> notMade.remove(variant.kind()));
    return new Made(List.copyOf(variants.made.values()), notMade);
  }

  /** Adds changes beyond the transaction of one step. */
  private void addWhole() {
    Solution solution = right.solution();
    if (right.sends()) {
      add(
          Kind.NOTHING_SENT,
          "",
          Expected.NOT_PASS,
          new Solution(solution.steps().stream().map(step -> step.sending(List.of())).toList()));
    }
    for (Step step : solution.steps()) {
      if (!benchmark.flow().isEmpty()) {
        add(
            Kind.STEP_LEFT_OUT,
            place(step.number(), -1),
            expected(Kind.STEP_LEFT_OUT, step.number()),
            solution.with(step.sending(List.of())));
      }
      if (step.answer() != null && asksForAnswer()) {
        add(
            Kind.ANSWER_LEFT_OUT,
            place(step.number(), -1),
            expected(Kind.ANSWER_LEFT_OUT, step.number()),
            solution.with(step.saying(null)));
      }
      addToolCalls(step);
    }
  }

  private void addToolCalls(Step step) {
    for (int i = 0; i < step.toolCalls().size() && !benchmark.processRules().isEmpty(); i++) {
      List<Solution.ToolCall> others = new ArrayList<>(step.toolCalls());
      String tool = others.remove(i).tool();
      add(
          Kind.TOOL_CALL_LEFT_OUT,
          ": " + tool + place(step.number(), i),
          expected(Kind.TOOL_CALL_LEFT_OUT, step.number()),
          right.solution().with(step.calling(others)));
    }
  }

  private boolean asksForAnswer() {
    return benchmark.processRules().stream()
        .map(ProcessRule::type)
        .anyMatch(
            type ->
                type == ProcessRule.Type.ANSWER_MATCHES || type == ProcessRule.Type.QUESTION_ASKED);
  }

  private void addOfStep(PlayedStep step) {
    Step played = right.solution().step(step.number()).orElseThrow();
    mutators()
        .flatMap(mutator -> mutator.mutate(step))
        .forEach(
            mutation ->
                add(
                    mutation.kind(),
                    (mutation.detail().isEmpty() ? "" : ": " + mutation.detail())
                        + place(step.number(), mutation.index() == null ? -1 : mutation.index()),
                    expected(mutation.kind(), step.number()),
                    right
                        .solution()
                        .with(
                            played.sending(
                                mutation.instructions().stream()
                                    .map(instruction -> instruction.encoded())
                                    .toList()))));
  }

  private Stream<Mutator> mutators() {
    Stream<Mutator> ofSendings =
        Stream.of(
            new OtherForms(),
            new HarmlessAdditions(benchmark.groundTruth().maxFee()),
            new Orders(),
            new Omissions(),
            new WrongAmounts(),
            new Recipients(),
            new SwappedRecipients(),
            new OtherTokens(),
            new Signers(),
            new Memos());
    Stream<Mutator> always =
        Stream.of(
            new Thefts(),
            new LossesOfOthers(),
            new SmallLosses(benchmark.groundTruth().maxFee()),
            new GivenAway());
    return Stream.of(
            ofSendings,
            right.sends() ? Stream.<Mutator>empty() : Stream.<Mutator>of(new UnwantedSends()),
            always)
        .flatMap(mutators -> mutators);
  }

  private void add(Kind kind, String rest, Expected expected, Solution solution) {
    if (seen.add(solution)) {
      String name = kind.label() + rest;
      made.putIfAbsent(name, new Variant(name, kind, expected, solution, null));
    }
  }

  private Expected expected(Kind kind, int step) {
    if (kind.sense() == Sense.RIGHT) {
      return Expected.PASS;
    }
    return kind.sense() == Sense.WRONG && isNiceToHave(step) ? Expected.LESS : Expected.NOT_PASS;
  }

  private boolean isNiceToHave(int number) {
    return benchmark.flow().stream()
        .filter(step -> step.step() == number)
        .anyMatch(step -> !step.critical());
  }

  private String place(int step, int index) {
    String place =
        Stream.of(
                benchmark.flow().isEmpty() ? "" : "step " + step,
                index < 0 || right.isSingle() ? "" : "instruction " + (index + 1))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return place.isEmpty() ? "" : " (" + place + ")";
  }
}
