package dev.reev.cli.run;

import dev.reev.cli.outcome.Progress;
import dev.reev.cli.outcome.ReevFailure;
import dev.reev.cli.server.ReevServer;
import dev.reev.cli.server.ServerUnreachableException;
import java.time.Duration;

/** What Ctrl-C means for a run that is being followed. */
final class Interruption {

  /** A stop is TERM, a grace time and KILL of the runner; the stack waits that long for it. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final RunServer target;
  private final String benchmarkId;
  private final String executionId;
  private final Progress progress;
  private final Thread hook = new Thread(this::sayHowToGoOn, "run-interrupted");

  private Interruption(
      RunServer target, String benchmarkId, String executionId, Progress progress) {
    this.target = target;
    this.benchmarkId = benchmarkId;
    this.executionId = executionId;
    this.progress = progress;
  }

  /** From now until disarmed, a signal is answered. */
  static Interruption arm(
      RunServer target, String benchmarkId, String executionId, Progress progress) {
    Interruption armed = new Interruption(target, benchmarkId, executionId, progress);
    if (target.own() != null) {
      target.own().onSignal(armed::stopRun);
    } else {
      Runtime.getRuntime().addShutdownHook(armed.hook);
    }
    return armed;
  }

  private void sayHowToGoOn() {
    ReevServer server = target.server();
    progress.say(
        "not following any more; the run goes on: " + server.statusUrl(benchmarkId, executionId));
    progress.say(
        "to stop it: curl -X POST %s/api/v1/benchmarks/%s/stop/%s"
            .formatted(server.url(), benchmarkId, executionId));
  }

  /** The stack goes down with this command, so the run ends with a state of its own before. */
  private void stopRun() {
    ReevServer server = target.server();
    progress.say("stopping the run and its stack");
    try {
      server.stop(benchmarkId, executionId);
      long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
      while (!server.status(benchmarkId, executionId).ended() && System.nanoTime() < deadline) {
        Thread.sleep(LOOK_EVERY.toMillis());
      }
    } catch (ServerUnreachableException | ReevFailure e) {
      // Ended already, or the server is gone: nothing is left to stop.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void disarm() {
    if (target.own() != null) {
      target.own().onSignal(() -> {});
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal came first; the hook is running.
    }
  }
}
