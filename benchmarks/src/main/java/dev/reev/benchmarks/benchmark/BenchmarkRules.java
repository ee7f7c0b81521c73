package dev.reev.benchmarks.benchmark;

/** Rules that the schema cannot express: consistency between the parts of a benchmark. */
final class BenchmarkRules {

  private BenchmarkRules() {}

  static void apply(Benchmark benchmark, Problems problems) {
    warnOfFork(benchmark, problems);
    AccountNames names = AccountNames.of(benchmark);
    new AccountRules(names, problems).check(benchmark.initialState());
    new FlowRules(problems).check(benchmark.flow());
    new GroundTruthRules(benchmark.flow().size(), names, problems).check(benchmark.groundTruth());
    new ScoringRules(benchmark, problems).check();
  }

  private static void warnOfFork(Benchmark benchmark, Problems problems) {
    if (!problems.document().has("/ledger")) {
      ForkNeed.of(benchmark.tags(), benchmark.prompt(), benchmark.flow(), benchmark.groundTruth())
          .ifPresent(
              need ->
                  problems.warning(
                      "/id",
                      "needs "
                          + need
                          + ", so it runs on a fork of mainnet only; say 'ledger: mainnet-fork', or"
                          + " 'ledger: embedded' if it does not"));
    }
  }
}
