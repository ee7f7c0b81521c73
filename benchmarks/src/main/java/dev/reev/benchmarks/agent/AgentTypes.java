package dev.reev.benchmarks.agent;

import java.util.List;

/** Names of the agents that a run may ask for. */
public final class AgentTypes {

  /** Sends the benchmark's own ground truth; needs no model and no network. */
  public static final String DETERMINISTIC = "deterministic";

  /** Every agent the runner can play, in the order shown to people. */
  public static final List<String> AVAILABLE = List.of(DETERMINISTIC);

  private AgentTypes() {}
}
