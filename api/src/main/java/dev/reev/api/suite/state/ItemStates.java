package dev.reev.api.suite.state;

import dev.reev.workflows.run.RunState;
import org.jspecify.annotations.Nullable;

/** States of items on the wire: those of runs, and {@code Skipped}. */
public final class ItemStates {

  public static final String SKIPPED = "Skipped";

  private ItemStates() {}

  /**
   * The state of an item.
   *
   * @param run state of its run as stored; null when it has none
   */
  public static String of(@Nullable String run) {
    return run == null ? SKIPPED : RunState.valueOf(run).title();
  }
}
