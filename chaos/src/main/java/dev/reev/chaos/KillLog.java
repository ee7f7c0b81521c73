package dev.reev.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Log of the kills and of the recovery after each; one thread kills, another records the answers.
 */
final class KillLog {

  /**
   * A kill that happened.
   *
   * @param target kind of the killed process
   * @param pid its process id
   * @param run run of a killed runner or ledger; null for a server
   * @param at time since the workload began
   * @param around open runs by phase at that moment
   * @param untilAnswer until a later request was answered; null for never
   * @param untilCompleted until the next run completed; null for never
   */
  record DoneKill(
      Target target,
      long pid,
      @Nullable String run,
      Duration at,
      Map<RunPhase, Integer> around,
      @Nullable Duration untilAnswer,
      @Nullable Duration untilCompleted) {

    DoneKill answered(Duration after) {
      return new DoneKill(target, pid, run, at, around, after, untilCompleted);
    }

    DoneKill completed(Duration after) {
      return new DoneKill(target, pid, run, at, around, untilAnswer, after);
    }
  }

  private final long begin = System.nanoTime();
  private final List<DoneKill> kills = new ArrayList<>();

  /** Time since the workload began. */
  Duration now() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  synchronized void add(DoneKill kill) {
    kills.add(kill);
  }

  /** Records that the server answered a request sent at that time. */
  synchronized void answered(Duration sent) {
    Duration now = now();
    kills.replaceAll(
        kill ->
            kill.untilAnswer() == null && sent.compareTo(kill.at()) > 0
                ? kill.answered(now.minus(kill.at()))
                : kill);
  }

  /** Records a completed run, first seen by a request sent at that time. */
  synchronized void completed(Duration sent) {
    Duration now = now();
    kills.replaceAll(
        kill ->
            kill.untilCompleted() == null && sent.compareTo(kill.at()) > 0
                ? kill.completed(now.minus(kill.at()))
                : kill);
  }

  synchronized List<DoneKill> kills() {
    return List.copyOf(kills);
  }
}
