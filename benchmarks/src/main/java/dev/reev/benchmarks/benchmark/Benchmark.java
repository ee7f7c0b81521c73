package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.Objects;

/**
 * One task for an agent.
 *
 * @param id letters, digits, dot, dash and underscore; safe in a URL and in a file name
 * @param ledger {@link #EMBEDDED}, or {@link #MAINNET_FORK} when it needs accounts and programs of
 *     the real chain
 * @param flow steps, when the agent is asked several times; else empty
 */
public record Benchmark(
    String id,
    String description,
    List<String> tags,
    String ledger,
    List<InitialAccount> initialState,
    String prompt,
    List<FlowStep> flow,
    GroundTruth groundTruth) {

  /** Lowest passing score of a benchmark that names none. */
  public static final double DEFAULT_PASS_THRESHOLD = 0.75;

  /** Lowest passing score of a flow that names none. */
  public static final double DEFAULT_FLOW_PASS_THRESHOLD = 0.6;

  public static final String EMBEDDED = "embedded";
  public static final String MAINNET_FORK = "mainnet-fork";

  public Benchmark {
    description = Objects.requireNonNullElse(description, "");
    tags = tags == null ? List.of() : List.copyOf(tags);
    ledger = Objects.requireNonNullElse(ledger, EMBEDDED);
    initialState = initialState == null ? List.of() : List.copyOf(initialState);
    flow = flow == null ? List.of() : List.copyOf(flow);
  }

  /** Lowest score that passes, 0 to 1. */
  public double passThreshold() {
    return Objects.requireNonNullElse(
        groundTruth.minScore(),
        flow.isEmpty() ? DEFAULT_PASS_THRESHOLD : DEFAULT_FLOW_PASS_THRESHOLD);
  }

  /** True when it cannot run on the embedded ledger. */
  public boolean needsFork() {
    return ledger.equals(MAINNET_FORK);
  }
}
