package dev.reev.api.watch.judge;

import dev.reev.workflows.schedule.TickDecision;
import java.util.List;
import java.util.Set;

/** Verdict of a judge. */
public sealed interface TickVerdict {

  /** One line for the user. */
  String reason();

  /** The comparisons that support it. */
  List<Finding> findings();

  /**
   * The tick has a decision.
   *
   * @param regressed agents that got worse, when the decision says so
   */
  record Decided(
      TickDecision decision, String reason, List<Finding> findings, Set<String> regressed)
      implements TickVerdict {}

  /**
   * The verdict needs fresh runs.
   *
   * @param agents that need fresh runs
   */
  record Unsure(String reason, List<Finding> findings, Set<String> agents) implements TickVerdict {}
}
