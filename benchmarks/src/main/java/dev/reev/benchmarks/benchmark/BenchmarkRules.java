package dev.reev.benchmarks.benchmark;

/** What the schema cannot say: how the parts of a benchmark fit together. */
final class BenchmarkRules {

  private BenchmarkRules() {}

  static void apply(Benchmark benchmark, Problems problems) {
    AccountNames names = AccountNames.of(benchmark);
    new AccountRules(names, problems).check(benchmark.initialState());
    new FlowRules(problems).check(benchmark.flow());
    new GroundTruthRules(benchmark.flow().size(), names, problems).check(benchmark.groundTruth());
    new ScoringRules(benchmark, problems).check();
  }
}
