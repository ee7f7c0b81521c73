package dev.reev.workflows.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a runner has come, by its own event file. A runner that writes none has no events.
 *
 * @param events lines so far
 * @param prompts how often the agent was asked
 * @param toolCalls how often a tool was called, transactions included
 * @param stepsDone steps that are complete
 * @param stepEvents events of the step under way
 * @param steps steps of the benchmark in all, null when it cannot be told
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

  /** Before the first event. */
  public static RunnerProgress none(@Nullable Integer steps) {
    return new RunnerProgress(0, 0, 0, 0, 0, steps, null, null, null);
  }
}
