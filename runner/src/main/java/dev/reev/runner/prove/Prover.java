package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.WrittenSolutions;
import dev.reev.benchmarks.benchmark.WrittenSolutions.Excepted;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.prove.Decisions.Decided;
import dev.reev.runner.prove.Scoring.Verdict;
import dev.reev.runner.prove.mutation.Kind;
import dev.reev.runner.prove.mutation.PlayedStep;
import dev.reev.runner.prove.mutation.RightSolution;
import dev.reev.runner.prove.mutation.Variant;
import dev.reev.runner.prove.mutation.Variant.Expected;
import dev.reev.runner.prove.mutation.Variants;
import dev.reev.runner.solution.Solution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Tries the variants of one benchmark's right solution. */
final class Prover {

  static final String RIGHT_SOLUTION = "right solution";

  private final SolutionRunner runner;
  private final Scoring scoring;
  private final Executor workers;

  /**
   * Creates a prover.
   *
   * @param workers executes the runs
   */
  Prover(SolutionRunner runner, Scoring scoring, Executor workers) {
    this.runner = runner;
    this.scoring = scoring;
    this.workers = workers;
  }

  /**
   * Tries all variants.
   *
   * @throws RunFailedException when a run could not be scored
   * @throws UnprovableException when the files define no right solution
   */
  Proof prove(Benchmark benchmark, WrittenSolutions written) throws UnprovableException {
    long start = System.nanoTime();
    Base base = base(benchmark, written);
    Verdict verdict = scoring.score(benchmark, base.run());
    Judge judge = new Judge(benchmark, base.run(), verdict);
    List<TriedVariant> tried = new ArrayList<>();
    Variant rightVariant =
        new Variant(RIGHT_SOLUTION, null, Expected.PASS, base.right().solution(), null);
    tried.add(judge.judge(rightVariant, base.run(), verdict));
    if (tried.get(0).survived()) {
      // Variants of a right solution that does not pass itself prove nothing.
      return proof(benchmark, tried, EnumSet.noneOf(Kind.class), written, List.of(), start);
    }
    Variants.Made made = Variants.of(benchmark, base.right());
    List<Variant> variants = new ArrayList<>(kept(made.variants(), written.except()));
    written.solutions().forEach(solution -> variants.add(variant(solution)));
    tried.addAll(tryAll(benchmark, variants, judge));
    List<Decided> rules = new Decisions(scoring).of(benchmark, tried);
    return proof(benchmark, tried, made.notMade(), written, rules, start);
  }

  private static Proof proof(
      Benchmark benchmark,
      List<TriedVariant> tried,
      Set<Kind> notMade,
      WrittenSolutions written,
      List<Decided> rules,
      long start) {
    return new Proof(
        benchmark.id(),
        tried,
        notMade,
        written.except(),
        rules,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** The right solution and a run of it. */
  private record Base(RightSolution right, RecordedRun run) {}

  private Base base(Benchmark benchmark, WrittenSolutions written) throws UnprovableException {
    try {
      RecordedRun run = await(() -> runner.deterministic(benchmark));
      return new Base(
          read(benchmark, run, step -> DeterministicCalls.of(benchmark.groundTruth(), step)), run);
    } catch (RunFailedException e) {
      if (!e.failure().failureClass().equals(SessionFailure.AGENT_ERROR)) {
        throw e;
      }
      return writtenBase(benchmark, written);
    }
  }

  /** Uses the author's first right solution. */
  private Base writtenBase(Benchmark benchmark, WrittenSolutions written)
      throws UnprovableException {
    Solution solution =
        written.solutions().stream()
            .filter(WrittenSolutions.Solution::pass)
            .map(Solution::of)
            .findFirst()
            .orElseThrow(
                () ->
                    new UnprovableException(
                        "names no right solution: give expected_instructions, or a solution with"
                            + " pass: true in "
                            + benchmark.id()
                            + ".solutions.yml"));
    RecordedRun run = await(() -> runner.play(benchmark, solution));
    return new Base(
        read(
            benchmark,
            run,
            number -> solution.step(number).map(Solution.Step::toolCalls).orElse(List.of())),
        run);
  }

  private static RightSolution read(
      Benchmark benchmark, RecordedRun run, IntFunction<List<Solution.ToolCall>> calls) {
    List<PlayedStep> steps = new RunReader(benchmark, run.trace()).steps();
    List<Solution.Step> solution = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      PlayedStep step = steps.get(i);
      solution.add(
          new Solution.Step(
              step.number(),
              calls.apply(step.number()),
              step.instructions().stream().map(instruction -> instruction.encoded()).toList(),
              run.trace().steps().get(i).thought()));
    }
    return new RightSolution(new Solution(solution), steps);
  }

  private static List<Variant> kept(List<Variant> variants, List<Excepted> except)
      throws UnprovableException {
    for (Excepted excepted : except) {
      if (variants.stream().noneMatch(variant -> isMeant(excepted, variant))) {
        throw new UnprovableException(
            "except: there is no variant \"%s\"; there are: %s"
                .formatted(
                    excepted.variant(),
                    String.join(", ", variants.stream().map(Variant::name).toList())));
      }
    }
    return variants.stream()
        .filter(variant -> except.stream().noneMatch(excepted -> isMeant(excepted, variant)))
        .toList();
  }

  private static boolean isMeant(Excepted excepted, Variant variant) {
    return excepted.variant().equals(variant.name()) || excepted.variant().equals(variant.label());
  }

  private static Variant variant(WrittenSolutions.Solution solution) {
    return new Variant(
        solution.name(),
        null,
        solution.pass() ? Expected.PASS : Expected.NOT_PASS,
        Solution.of(solution),
        solution.reason());
  }

  private List<TriedVariant> tryAll(Benchmark benchmark, List<Variant> variants, Judge judge) {
    List<CompletableFuture<TriedVariant>> runs =
        variants.stream()
            .map(
                variant ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          RecordedRun run = runner.play(benchmark, variant.solution());
                          return judge.judge(variant, run, scoring.score(benchmark, run));
                        },
                        workers))
            .toList();
    return runs.stream().map(Prover::result).toList();
  }

  private RecordedRun await(Supplier<RecordedRun> run) {
    return result(CompletableFuture.supplyAsync(run, workers));
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Files without enough content for a proof. The message is one line. */
  static final class UnprovableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnprovableException(String message) {
      super(message);
    }
  }
}
