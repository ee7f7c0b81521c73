package dev.reev.api.watch.judge;

import dev.reev.statistics.ObservedRun;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All evidence for the verdict on a tick. Benchmarks whose text changed since the baseline are left
 * out, because a score on another task says nothing about the agent.
 *
 * @param tick runs of the tick's own suite, including the control's
 * @param baseline earlier runs; null when there are none
 * @param confirmations fresh runs, round by round
 * @param standing an earlier regression that has not ended; null when there is none
 */
public record TickCase(
    List<ObservedRun> tick,
    @Nullable List<ObservedRun> baseline,
    List<List<ObservedRun>> confirmations,
    @Nullable Standing standing) {

  /**
   * A regression that has not ended.
   *
   * @param agents that got worse
   * @param firstBad runs of the tick with which it began
   */
  public record Standing(Set<String> agents, List<ObservedRun> firstBad) {}
}
