package dev.reev.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is to be done to the stack, fixed by a seed.
 *
 * @param runs runs ordered in all
 * @param parallel runners at the same time
 * @param seed chooses kinds and moments; which run is hit depends on the machine
 * @param kills in the order in which they happen
 */
public record ChaosPlan(int runs, int parallel, long seed, List<Kill> kills) {

  /** A run takes seconds: spread within them, kills hit every phase of a run. */
  private static final int MAX_DELAY_MS = 3000;

  /**
   * One kill.
   *
   * @param target what is killed
   * @param afterRuns not before so many runs have ended
   * @param delay and this long after that moment
   */
  public record Kill(Target target, int afterRuns, Duration delay) {}

  /** The plan that belongs to these numbers: the same seed gives the same one. */
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

  /** Each kind as often as the others, in any order. */
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
