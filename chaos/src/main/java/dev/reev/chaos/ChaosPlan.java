package dev.reev.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Workload and kills of a kill matrix, fixed by a seed.
 *
 * @param runs number of submitted runs
 * @param parallel runners at the same time
 * @param seed chooses targets and moments; which run is hit depends on the machine
 * @param kills in the order in which they happen
 */
public record ChaosPlan(int runs, int parallel, long seed, List<Kill> kills) {

  /** A run takes seconds: kills spread over this time hit every phase of a run. */
  private static final int MAX_DELAY_MS = 3000;

  /**
   * One kill.
   *
   * @param target kind of process to kill
   * @param afterRuns number of runs that must have ended before
   * @param delay time to wait after that
   */
  public record Kill(Target target, int afterRuns, Duration delay) {}

  /** Plan for these numbers: the same seed always gives the same plan. */
  public static ChaosPlan of(int runs, int kills, int parallel, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    // The last runs must still be open when the last kill looks for a runner.
    int latest = Math.max(1, runs - 2 * parallel);
    int[] moments = random.ints(kills, 0, latest).sorted().toArray();
    List<Target> targets = targets(kills, random);
    List<Kill> planned = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      planned.add(
          new Kill(
              targets.get(i), moments[i], Duration.ofMillis(random.nextInt(MAX_DELAY_MS + 1))));
    }
    return new ChaosPlan(runs, parallel, seed, List.copyOf(planned));
  }

  /** Each target equally often, in random order. */
  private static List<Target> targets(int kills, SplittableRandom random) {
    List<Target> kinds = List.of(Target.values());
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      targets.add(kinds.get(i % kinds.size()));
    }
    for (int i = kills - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Target moved = targets.set(i, targets.get(other));
      targets.set(other, moved);
    }
    return targets;
  }
}
