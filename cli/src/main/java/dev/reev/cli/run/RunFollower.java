package dev.reev.cli.run;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.LiveLine;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.client.RunStatus;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Follows one run until it ends: one live line on a terminal, else a line for each state. */
public final class RunFollower {

  /**
   * Interval of polling: one small database read on the server, and frequent enough to feel live.
   */
  private static final Duration DEFAULT_POLL = Duration.ofMillis(200);

  private final ReevServer server;
  private final RetryingCaller caller;
  private final Duration poll;
  private final Progress progress;

  /**
   * @param serverMayReturn returns false once waiting for an unreachable server is useless
   */
  public RunFollower(ReevServer server, BooleanSupplier serverMayReturn, Progress progress) {
    this(server, serverMayReturn, DEFAULT_POLL, progress);
  }

  /**
   * @param poll interval of polling
   */
  public RunFollower(
      ReevServer server, BooleanSupplier serverMayReturn, Duration poll, Progress progress) {
    this.server = server;
    this.caller = new RetryingCaller(serverMayReturn, progress);
    this.poll = poll;
    this.progress = progress;
  }

  /** Blocks until the run has ended, and shows its progress. */
  public RunStatus follow(String benchmarkId, String executionId) {
    return follow(benchmarkId, executionId, "");
  }

  /**
   * Blocks until the run has ended, and shows its progress.
   *
   * @param before prefix of all messages, which tells the run from others
   */
  RunStatus follow(String benchmarkId, String executionId, String before) {
    long start = System.nanoTime();
    String said = "";
    while (true) {
      RunStatus status =
          caller.answer(
              () -> server.status(benchmarkId, executionId),
              () ->
                  "Run %s is not lost: it continues when the server is back (%s)."
                      .formatted(executionId, server.statusUrl(benchmarkId, executionId)));
      String line = before + line(status);
      if (progress instanceof LiveLine live) {
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        live.show(
            Figures.bar(status.progress())
                + "  "
                + line
                + "  "
                + FigureText.took(TimeUnit.SECONDS.toMillis(seconds)));
      } else if (!line.equals(said)) {
        progress.say(line);
        said = line;
      }
      if (status.ended()) {
        return status;
      }
      Pause.awaiting("the server", poll);
    }
  }

  private static String line(RunStatus status) {
    return status.attempt() > 1
        ? status.state() + " (attempt " + status.attempt() + ")"
        : status.state();
  }
}
