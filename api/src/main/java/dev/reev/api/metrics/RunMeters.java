package dev.reev.api.metrics;

import dev.reev.api.run.state.RunEnded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts runs as their ends are stored. Each server counts those that it stored itself. */
@Component
class RunMeters {

  /** The suite and as many again; texts that are sent with a run may bring any name. */
  private static final int MOST_BENCHMARKS = 200;

  /** All agents of a file of agents. */
  private static final int MOST_AGENTS = 50;

  /** A run waits for milliseconds, or behind a suite of thousands. */
  private static final Duration[] QUEUE_BUCKETS = seconds(0.1, 0.5, 1, 5, 15, 60, 300, 1800, 7200);

  /** The deterministic agent needs a second, the time limit is an hour at most. */
  private static final Duration[] RUN_BUCKETS =
      seconds(0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3600);

  private final MeterRegistry registry;
  private final BoundedLabel benchmarks = new BoundedLabel(MOST_BENCHMARKS);
  private final BoundedLabel agents = new BoundedLabel(MOST_AGENTS);

  RunMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Once the end is in the database: what is rolled back was not. */
  @TransactionalEventListener(fallbackExecution = true)
  void ended(RunEnded run) {
    String agent = agents.of(run.agent());
    registry
        .counter(
            "reev.runs.ended",
            "state",
            run.state().title(),
            "agent",
            agent,
            "benchmark",
            benchmarks.of(run.benchmarkId()),
            "failure_class",
            run.failureClass() == null ? "none" : run.failureClass())
        .increment();
    record("reev.run.queue.time", QUEUE_BUCKETS, agent, run.queued());
    record("reev.run.time", RUN_BUCKETS, agent, run.ran());
  }

  private void record(String name, Duration[] buckets, String agent, @Nullable Duration time) {
    if (time != null) {
      Timer.builder(name)
          .tag("agent", agent)
          .serviceLevelObjectives(buckets)
          .register(registry)
          // The clocks of a server and of its workers differ; a time that is less than none is
          // none.
          .record(time.isNegative() ? Duration.ZERO : time);
    }
  }

  private static Duration[] seconds(double... seconds) {
    return Arrays.stream(seconds)
        .mapToObj(second -> Duration.ofMillis((long) (second * 1000)))
        .toArray(Duration[]::new);
  }
}
