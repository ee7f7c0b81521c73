package dev.reev.cli.run;

import dev.reev.cli.outcome.Progress;
import dev.reev.cli.outcome.ReevFailure;
import dev.reev.cli.server.ReevServer;
import dev.reev.cli.server.RunStatus;
import dev.reev.cli.server.ServerUnreachableException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Watches one run until it ends. */
public final class RunFollower {

  /** One small database read on the server; quick enough to feel live. */
  private static final Duration DEFAULT_POLL = Duration.ofMillis(200);

  /** A killed API comes back within half a minute; the run itself is not lost meanwhile. */
  private static final Duration SERVER_GONE_PATIENCE = Duration.ofSeconds(60);

  private final ReevServer server;
  private final BooleanSupplier serverMayReturn;
  private final Duration poll;
  private final Progress progress;

  /**
   * @param serverMayReturn false once waiting for an unreachable server is useless
   */
  public RunFollower(ReevServer server, BooleanSupplier serverMayReturn, Progress progress) {
    this(server, serverMayReturn, DEFAULT_POLL, progress);
  }

  /**
   * @param poll time between two looks
   */
  public RunFollower(
      ReevServer server, BooleanSupplier serverMayReturn, Duration poll, Progress progress) {
    this.server = server;
    this.serverMayReturn = serverMayReturn;
    this.poll = poll;
    this.progress = progress;
  }

  /** Blocks until the run has ended, saying each change of its state. */
  public RunStatus follow(String benchmarkId, String executionId) {
    String said = "";
    long lastAnswer = System.nanoTime();
    boolean lost = false;
    while (true) {
      try {
        RunStatus status = server.status(benchmarkId, executionId);
        lastAnswer = System.nanoTime();
        lost = false;
        String line = line(status);
        if (!line.equals(said)) {
          progress.say(line);
          said = line;
        }
        if (status.ended()) {
          return status;
        }
      } catch (ServerUnreachableException e) {
        requirePatience(benchmarkId, executionId, lastAnswer, e);
        if (!lost) {
          progress.say(e.getMessage() + "; trying again for up to 60 s");
        }
        lost = true;
      }
      pause();
    }
  }

  private void requirePatience(
      String benchmarkId, String executionId, long lastAnswer, ServerUnreachableException e) {
    if (!serverMayReturn.getAsBoolean()
        || System.nanoTime() - lastAnswer > SERVER_GONE_PATIENCE.toNanos()) {
      throw ReevFailure.failed(
          "%s. Run %s is not lost: it goes on when the server is back (%s)."
              .formatted(e.getMessage(), executionId, server.statusUrl(benchmarkId, executionId)));
    }
  }

  private static String line(RunStatus status) {
    return status.attempt() > 1
        ? status.state() + " (attempt " + status.attempt() + ")"
        : status.state();
  }

  private void pause() {
    try {
      Thread.sleep(poll.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReevFailure.failed("interrupted while following the run");
    }
  }
}
