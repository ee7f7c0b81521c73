package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.RunClock;
import dev.reev.runner.evidence.RunnerVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the session file of one run out of what is known when it ends. */
final class SessionLog {

  private final RunnerArguments arguments;
  private final RunClock clock;
  private final Evidence evidence;
  private final Stopwatch stopwatch;
  private volatile String benchmarkId;
  private volatile @Nullable String benchmarkSha256;
  private volatile double passThreshold = Benchmark.DEFAULT_PASS_THRESHOLD;

  SessionLog(RunnerArguments arguments, RunClock clock, Evidence evidence, Stopwatch stopwatch) {
    this.arguments = arguments;
    this.clock = clock;
    this.evidence = evidence;
    this.stopwatch = stopwatch;
    // Until the benchmark can be read, its file name says which one was meant.
    this.benchmarkId = arguments.benchmark().getFileName().toString().replaceFirst("\\.ya?ml$", "");
    evidence.event(SessionEvent.SESSION_START, Map.of("agent_type", arguments.agent()));
  }

  void benchmark(ParsedBenchmark parsed) {
    benchmarkId = parsed.benchmark().id();
    benchmarkSha256 = parsed.sha256();
    passThreshold = parsed.benchmark().passThreshold();
  }

  SessionFile scored(FinalResult result) {
    evidence.event(
        SessionEvent.SESSION_END, Map.of("status", result.status(), "score", result.score()));
    return file(result, null);
  }

  SessionFile failed(SessionFailure failure) {
    evidence.error(failure.failureClass(), failure.message());
    evidence.event(SessionEvent.SESSION_END, Map.of("status", FinalResult.FAILED));
    return file(null, failure);
  }

  private SessionFile file(@Nullable FinalResult result, @Nullable SessionFailure failure) {
    return evidence
        .redactor()
        .record(
            new SessionFile(
                SessionFile.SCHEMA_VERSION,
                RunnerVersion.TEXT,
                arguments.executionId(),
                benchmarkId,
                arguments.agent(),
                clock.startSeconds(),
                RunClock.nowSeconds(),
                passThreshold,
                evidence.events(),
                result,
                failure,
                new Provenance(
                    benchmarkSha256,
                    null,
                    null,
                    null,
                    evidence.modelReported(),
                    null,
                    null,
                    Runtime.version().toString()),
                evidence.usage(),
                stopwatch.timing()),
            SessionFile.class);
  }
}
