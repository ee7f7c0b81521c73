package dev.reev.api.watch.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Derives ids from one another, so that repeated requests refer to the same row. */
public final class TickIds {

  private TickIds() {}

  public static UUID tick(String workflowId) {
    return UUID.nameUUIDFromBytes(("reev/tick/" + workflowId).getBytes(UTF_8));
  }

  /**
   * The suite of a tick.
   *
   * @param round 0: its own; from 1: a confirming one
   */
  public static UUID suite(UUID tick, int round) {
    return UUID.nameUUIDFromBytes(("reev/tick/" + tick + "/" + round).getBytes(UTF_8));
  }
}
