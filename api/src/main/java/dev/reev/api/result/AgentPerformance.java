package dev.reev.api.result;

import dev.reev.api.performance.Performance.Sum;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an agent does. Only runs with a score count: what the infrastructure broke says nothing of
 * the agent.
 *
 * @param totalBenchmarks number of runs; the name is that of the first API
 * @param averageScore mean over all runs, 0 to 1
 * @param successRate share of runs that reached their benchmark's threshold, 0 to 1
 * @param bestBenchmarks highest mean first: all with a mean of 1, and three at least if there are
 * @param worstBenchmarks lowest mean first: three at most, none with a mean of 1
 * @param results the newest of each benchmark, newest first
 */
record AgentPerformance(
    String agentType,
    long totalBenchmarks,
    double averageScore,
    double successRate,
    List<String> bestBenchmarks,
    List<String> worstBenchmarks,
    List<BenchmarkResult> results) {

  private static final int RANKED = 3;

  /** The order of the web client's cards; all others follow by name. */
  private static final List<String> FIRST =
      List.of("deterministic", "local", "gemini-2.5-flash-lite", "glm-4.6", "glm-4.6-coding");

  private static final Comparator<String> AGENTS =
      Comparator.<String>comparingInt(
              agent -> FIRST.contains(agent) ? FIRST.indexOf(agent) : FIRST.size())
          .thenComparing(Comparator.naturalOrder());

  private static final Comparator<Sum> LOWEST_FIRST =
      Comparator.comparingDouble(Sum::mean).thenComparing(Sum::benchmarkId);

  private static final Comparator<Sum> HIGHEST_FIRST =
      Comparator.comparingDouble(Sum::mean).reversed().thenComparing(Sum::benchmarkId);

  /**
   * One for each agent that has a result.
   *
   * @param newest results of all agents, newest first
   */
  static List<AgentPerformance> of(List<Sum> sums, List<BenchmarkResult> newest) {
    Map<String, List<BenchmarkResult>> results =
        newest.stream().collect(Collectors.groupingBy(BenchmarkResult::agentType));
    Map<String, List<Sum>> agents =
        sums.stream()
            .collect(
                Collectors.groupingBy(
                    Sum::agent, () -> new TreeMap<>(AGENTS), Collectors.toList()));
    return agents.entrySet().stream()
        .map(
            agent ->
                of(
                    agent.getKey(),
                    agent.getValue(),
                    results.getOrDefault(agent.getKey(), List.of())))
        .toList();
  }

  private static AgentPerformance of(String agent, List<Sum> sums, List<BenchmarkResult> results) {
    long runs = sums.stream().mapToLong(Sum::runs).sum();
    return new AgentPerformance(
        agent,
        runs,
        sums.stream().mapToDouble(Sum::scoreSum).sum() / runs,
        sums.stream().mapToLong(Sum::passed).sum() / (double) runs,
        best(sums),
        names(sums.stream().filter(sum -> sum.mean() < 1).sorted(LOWEST_FIRST).limit(RANKED)),
        results);
  }

  private static List<String> best(List<Sum> sums) {
    long perfect = sums.stream().filter(sum -> sum.mean() >= 1).count();
    return names(sums.stream().sorted(HIGHEST_FIRST).limit(Math.max(perfect, RANKED)));
  }

  private static List<String> names(Stream<Sum> sums) {
    return sums.map(Sum::benchmarkId).toList();
  }
}
