package dev.reev.cli.chaos;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kill that happened.
 *
 * @param target what was killed
 * @param pid its process id
 * @param run run of a killed runner or ledger; null for a server
 * @param at since the workload began
 * @param around open runs by phase at that moment
 * @param untilAnswer until a request sent after it was answered; null = never
 * @param untilCompleted until the next run completed; null = never
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
