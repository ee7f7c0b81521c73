package dev.reev.api.comparison;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Runs of an agent, by the version of its prompt and by when they were ordered.
 *
 * @param promptVersion as its definition called the prompt; null: any
 * @param from inclusive; null: any
 * @param to exclusive; null: any
 */
record Window(
    String agent, @Nullable String promptVersion, @Nullable Instant from, @Nullable Instant to) {

  /** One that any run of the agent is in. */
  static Window of(String agent) {
    return new Window(agent, null, null, null);
  }
}
