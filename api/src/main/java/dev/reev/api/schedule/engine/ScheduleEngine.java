package dev.reev.api.schedule.engine;

import dev.reev.api.schedule.plan.Overlap;
import dev.reev.api.schedule.plan.Part;
import dev.reev.api.schedule.plan.Plan;
import dev.reev.api.temporal.UnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs schedules. Every call ends within a few seconds. */
public interface ScheduleEngine {

  /** False when the engine cannot be reached. */
  boolean isReachable();

  /** Identity of the engine's storage: a different id means that all its schedules are lost. */
  String namespaceId() throws UnavailableException;

  /** As the engine has it; empty when it has none of this name. */
  Optional<Known> find(String name) throws UnavailableException;

  /**
   * Creates the schedule, or updates the given parts of an existing one and leaves the rest. The
   * workflow that it starts is corrected in any case.
   *
   * @param ours whether the engine has had it before: a schedule of its name is then ours, even if
   *     its action was edited
   * @throws RefusedException when the engine does not take it
   */
  void apply(Identity identity, Plan plan, Set<Part> changed, boolean ours)
      throws UnavailableException, RefusedException;

  /** Deletes a schedule; one that is not there is left alone. */
  void delete(String name) throws UnavailableException;

  /**
   * Ticks now, or for a range of time; the same command sent twice counts once.
   *
   * @throws RefusedException when the engine does not take it, as when the schedule is gone
   */
  void send(String name, Command command) throws UnavailableException, RefusedException;

  /** Identity of a schedule. */
  record Identity(UUID id, String name) {}

  /**
   * A schedule in the engine.
   *
   * @param times all of them, in the engine's own words: equal when nobody edited them
   * @param starts the id of what its ticks belong to; null when somebody edited that
   * @param indexed whether ticks get the search attributes that the engine has for them
   * @param actions ticks that were started
   * @param missed ticks that came later than the catch-up window
   * @param skipped ticks that did not happen since another one was under way
   */
  record Known(
      Plan plan,
      String times,
      @Nullable UUID starts,
      boolean indexed,
      List<Instant> next,
      long actions,
      long missed,
      long skipped) {}

  /** Ticks to be made once. */
  sealed interface Command {

    UUID id();

    /** Overlap policy of these ticks; null for the schedule's own. */
    @Nullable Overlap overlap();
  }

  /**
   * One tick as soon as may be.
   *
   * @param at what it is known by: two of one second would be the same tick
   */
  record Trigger(UUID id, Instant at, @Nullable Overlap overlap) implements Command {}

  /** A tick for each of the schedule's times within the range. */
  record Backfill(UUID id, Range range, @Nullable Overlap overlap) implements Command {}

  /** Times, the ends included. */
  record Range(Instant from, Instant to) {}

  /** The engine understood and does not take it; no repeat can help. */
  final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
