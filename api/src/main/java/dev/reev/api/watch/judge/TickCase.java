package dev.reev.api.watch.judge;

import dev.reev.statistics.ObservedRun;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known when a tick is judged. Benchmarks whose text changed since the baseline are
 * left out, for a score on another task says nothing of the agent.
 *
 * @param tick runs of the tick's own suite, those of the control too
 * @param baseline runs of before; null when there are none
 * @param confirmations fresh runs, round by round
 * @param standing a regression that began earlier and goes on; null when there is none
 */
public record TickCase(
    List<ObservedRun> tick,
    @Nullable List<ObservedRun> baseline,
    List<List<ObservedRun>> confirmations,
    @Nullable Standing standing) {

  /**
   * A regression that goes on.
   *
   * @param agents that got worse
   * @param firstBad runs of the tick with which it began
   */
  public record Standing(Set<String> agents, List<ObservedRun> firstBad) {}
}
