package dev.reev.bench.latency;

import dev.reev.cli.run.RunFollower;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ReevServer.RunRequest;
import dev.reev.stack.client.RunStatus;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ReevFailure;
import java.time.Duration;

/** A run through the API, as its client sees it. */
final class ServedRunner {

  /** Fine enough to distort a run of about a second by less than one per cent. */
  static final Duration POLL = Duration.ofMillis(5);

  /** A run takes about a second; the server ends one that takes this long. */
  private static final int TIMEOUT_SECONDS = 60;

  private final ReevServer server;
  private final String benchmarkId;
  private final String agent;

  ServedRunner(ReevServer server, String benchmarkId, String agent) {
    this.server = server;
    this.benchmarkId = benchmarkId;
    this.agent = agent;
  }

  /** Time of one run in milliseconds, from sending the POST to seeing its end. */
  double run() {
    // A server outage spoils the measurement, so there is no waiting for its return.
    RunFollower follower = new RunFollower(server, () -> false, POLL, line -> {});
    try {
      long start = System.nanoTime();
      String id = server.start(benchmarkId, new RunRequest(agent, TIMEOUT_SECONDS, null));
      RunStatus status = follower.follow(benchmarkId, id);
      double millis = (System.nanoTime() - start) / 1e6;
      if (!status.passed().orElse(false)) {
        throw ReevFailure.failed(
            "Run %s ended as %s without passing, so its time means nothing: %s"
                .formatted(id, status.state(), server.statusUrl(benchmarkId, id)));
      }
      return millis;
    } catch (ServerUnreachableException e) {
      throw ReevFailure.failed("The run was not started: " + e.getMessage() + ".");
    }
  }
}
