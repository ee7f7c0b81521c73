package dev.reev.api.score;

import dev.reev.api.temporal.Fate;
import dev.reev.api.temporal.UnavailableException;
import java.util.UUID;

/** What carries score sets out. Every call ends within a few seconds. */
interface ScoreEngine {

  boolean isReachable();

  /**
   * Starts the set's workflow; one that is under way goes on.
   *
   * @param title what it is, for people
   */
  void start(UUID set, String title) throws UnavailableException;

  /** How the set's newest workflow stands. */
  Fate fate(UUID set) throws UnavailableException;
}
