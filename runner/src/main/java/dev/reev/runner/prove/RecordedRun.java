package dev.reev.runner.prove;

import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.SessionEvent;
import java.util.List;

/** All that is left of a run, as its session file would have it. */
public record RecordedRun(ExecutionTrace trace, List<SessionEvent> events) {

  public RecordedRun {
    events = List.copyOf(events);
  }
}
