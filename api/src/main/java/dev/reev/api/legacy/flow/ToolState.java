package dev.reev.api.legacy.flow;

import org.jspecify.annotations.Nullable;

/**
 * A tool call as a diagram shows it.
 *
 * @param label what the arrow to it says; empty for nothing
 * @param transfer what moved, when something did
 */
record ToolState(String tool, String label, @Nullable Transfer transfer) {

  /**
   * Money on its way.
   *
   * @param from name or address
   * @param to name or address
   * @param amount with its unit, for example {@code 0.25 SOL}
   */
  record Transfer(String from, String to, String amount) {}
}
