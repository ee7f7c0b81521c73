package dev.reev.api.dashboard.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The runs of the same benchmark and agent before and after a run; null at either end.
 *
 * @param inSuite whether they are the other repeats of a suite, and not of all runs
 */
record RunNeighbours(@Nullable UUID previous, @Nullable UUID next, boolean inSuite) {

  public boolean isAlone() {
    return previous == null && next == null;
  }
}
