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
   * It is decided.
   *
   * @param regressed agents that are worse, when that is the decision
   */
  record Decided(
      TickDecision decision, String reason, List<Finding> findings, Set<String> regressed)
      implements TickVerdict {}

  /**
   * Fresh runs are needed.
   *
   * @param agents that need fresh runs
   */
  record Unsure(String reason, List<Finding> findings, Set<String> agents) implements TickVerdict {}
}
