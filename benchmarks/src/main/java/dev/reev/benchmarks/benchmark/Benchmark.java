package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.Objects;

/**
 * One task for an agent.
 *
 * @param id letters, digits, dot, dash and underscore; safe in a URL and in a file name
 * @param flow steps, when the agent is asked several times; else empty
 */
public record Benchmark(
    String id,
    String description,
    List<String> tags,
    List<InitialAccount> initialState,
    String prompt,
    List<FlowStep> flow,
    GroundTruth groundTruth) {

  /** Lowest passing score of a benchmark that names none. */
  public static final double DEFAULT_PASS_THRESHOLD = 0.75;

  public Benchmark {
    description = Objects.requireNonNullElse(description, "");
    tags = tags == null ? List.of() : List.copyOf(tags);
    initialState = initialState == null ? List.of() : List.copyOf(initialState);
    flow = flow == null ? List.of() : List.copyOf(flow);
  }

  /** Lowest score that passes, 0 to 1. */
  public double passThreshold() {
    return Objects.requireNonNullElse(groundTruth.minScore(), DEFAULT_PASS_THRESHOLD);
  }
}
