package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what goes into the session file of one run. */
final class SessionLog {

  private final RunnerArguments arguments;
  private final RunClock clock;
  private final List<SessionEvent> events = new ArrayList<>();
  private String benchmarkId;
  private double passThreshold = Benchmark.DEFAULT_PASS_THRESHOLD;

  SessionLog(RunnerArguments arguments, RunClock clock) {
    this.arguments = arguments;
    this.clock = clock;
    // Until the benchmark can be read, its file name says which one was meant.
    this.benchmarkId = arguments.benchmark().getFileName().toString().replaceFirst("\\.ya?ml$", "");
    event(SessionEvent.SESSION_START, Map.of("agent_type", arguments.agent()));
  }

  void benchmark(Benchmark benchmark) {
    benchmarkId = benchmark.id();
    passThreshold = benchmark.passThreshold();
  }

  void event(String type, Map<String, Object> data) {
    events.add(new SessionEvent(RunClock.nowSeconds(), type, 0, data));
  }

  SessionFile scored(FinalResult result) {
    event(SessionEvent.SESSION_END, Map.of("status", result.status(), "score", result.score()));
    return file(result, null);
  }

  SessionFile failed(SessionFailure failure) {
    event(
        SessionEvent.ERROR, Map.of("class", failure.failureClass(), "message", failure.message()));
    event(SessionEvent.SESSION_END, Map.of("status", FinalResult.FAILED));
    return file(null, failure);
  }

  private SessionFile file(@Nullable FinalResult result, @Nullable SessionFailure failure) {
    return new SessionFile(
        SessionFile.SCHEMA_VERSION,
        RunnerVersion.TEXT,
        arguments.executionId(),
        benchmarkId,
        arguments.agent(),
        clock.startSeconds(),
        RunClock.nowSeconds(),
        passThreshold,
        events,
        result,
        failure);
  }
}
