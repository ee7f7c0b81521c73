package dev.reev.runner.prove;

import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.SessionEvent;
import java.util.List;

/** Record of a run, with the content of its session file. */
public record RecordedRun(ExecutionTrace trace, List<SessionEvent> events) {

  public RecordedRun {
    events = List.copyOf(events);
  }
}
