package dev.reev.api.result;

import dev.reev.api.performance.Performance.Sum;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an agent does. What the infrastructure broke says nothing of the agent and is only listed.
 *
 * @param totalBenchmarks number of runs that have a score or whose agent broke; the name is that of
 *     the first API
 * @param averageScore mean over all scores, 0 to 1
 * @param successRate share of those runs that passed, 0 to 1: whoever broke did not
 * @param bestBenchmarks highest mean first: all with a mean of 1, and three at least if there are
 * @param worstBenchmarks lowest mean first: three at most, none with a mean of 1
 * @param results the newest, newest first, runs that failed too
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
   * One for each agent that has sums or results.
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
    results.keySet().forEach(agent -> agents.putIfAbsent(agent, List.of()));
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
    long scored = sums.stream().mapToLong(Sum::scored).sum();
    return new AgentPerformance(
        agent,
        runs,
        sums.stream().mapToDouble(Sum::scoreSum).sum() / Math.max(1, scored),
        sums.stream().mapToLong(Sum::passed).sum() / (double) Math.max(1, runs),
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
