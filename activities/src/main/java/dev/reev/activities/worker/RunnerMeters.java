package dev.reev.activities.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Meters of a runner host. */
final class RunnerMeters {

  private final AtomicInteger slotsUsed = new AtomicInteger();
  private final Timer launchTime;
  private final Counter sessionReadRetries;
  private final Counter orphansReaped;

  RunnerMeters(MeterRegistry registry, int slots) {
    Gauge.builder("reev.runner.slots", () -> slots)
        .description("Runners that this host may run at the same time")
        .register(registry);
    Gauge.builder("reev.runner.slots.used", slotsUsed, AtomicInteger::get)
        .description("Runners that this host watches; attempts taken over come on top of the slots")
        .register(registry);
    launchTime =
        Timer.builder("reev.runner.launch.time")
            .description("From the launch of an attempt to the process of its runner")
            .serviceLevelObjectives(
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5))
            .register(registry);
    sessionReadRetries =
        Counter.builder("reev.session.read.retries")
            .description("Looks for a session file after the first one of an attempt")
            .register(registry);
    orphansReaped =
        Counter.builder("reev.orphans.reaped")
            .description("Attempts whose orphaned processes were ended")
            .register(registry);
  }

  void slotTaken() {
    slotsUsed.incrementAndGet();
  }

  void slotFreed() {
    slotsUsed.decrementAndGet();
  }

  void launched(Duration took) {
    launchTime.record(took);
  }

  void sessionReadAgain() {
    sessionReadRetries.increment();
  }

  void reaped(int attempts) {
    orphansReaped.increment(attempts);
  }
}
