package dev.reev.workflows.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A runner's progress by its own event file. A runner that writes none has no events.
 *
 * @param events lines so far
 * @param prompts prompts sent to the agent
 * @param toolCalls tool calls, transactions included
 * @param stepsDone completed steps
 * @param stepEvents events of the current step
 * @param steps steps of the benchmark in all, null when unknown
 * @param lastEvent type of the last event, null before the first
 * @param lastTool tool of the last event that named one, null before that
 * @param lastEventAt when the worker saw the last event, null before the first
 */
public record RunnerProgress(
    int events,
    int prompts,
    int toolCalls,
    int stepsDone,
    int stepEvents,
    @Nullable Integer steps,
    @Nullable String lastEvent,
    @Nullable String lastTool,
    @Nullable Instant lastEventAt) {

  /** Progress before the first event. */
  public static RunnerProgress none(@Nullable Integer steps) {
    return new RunnerProgress(0, 0, 0, 0, 0, steps, null, null, null);
  }
}
