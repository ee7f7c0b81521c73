package dev.reev.runner.run;

import dev.reev.benchmarks.event.EventFileWriter;
import dev.reev.benchmarks.event.EventLine;
import dev.reev.benchmarks.event.EventLine.Prompt;
import dev.reev.benchmarks.event.EventLine.Timing;
import dev.reev.benchmarks.event.EventLine.ToolInput;
import dev.reev.benchmarks.event.EventLine.ToolOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the event file of one run while it goes on. */
final class RunEvents {

  private final EventFileWriter file;
  private final String executionId;
  private final RunClock clock;

  RunEvents(EventFileWriter file, String executionId, RunClock clock) {
    this.file = file;
    this.executionId = executionId;
    this.clock = clock;
  }

  void prompt(List<String> toolNames, String prompt) throws IOException {
    append("Prompt", 0, new Prompt(toolNames, prompt, prompt), null, null, Map.of());
  }

  void toolInput(ToolInput input) throws IOException {
    append("ToolInput", 0, null, input, null, Map.of());
  }

  /** The input is repeated, so that a reader knows which call this answers. */
  void toolOutput(ToolInput input, ToolOutput output, long tookMs) throws IOException {
    append("ToolOutput", tookMs, null, input, output, Map.of());
  }

  void stepComplete(String stepName, long tookMs) throws IOException {
    append("StepComplete", tookMs, null, null, null, Map.of("step_name", stepName));
  }

  private void append(
      String type,
      long tookMs,
      @Nullable Prompt prompt,
      @Nullable ToolInput input,
      @Nullable ToolOutput output,
      Map<String, Object> metadata)
      throws IOException {
    file.append(
        new EventLine(
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            executionId,
            RunnerVersion.TEXT,
            RunnerVersion.TEXT,
            type,
            prompt,
            input,
            output,
            new Timing(clock.elapsedMs(), tookMs),
            metadata));
  }
}
