package dev.reev.api.run.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.FreePort;
import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.legacy.LegacyRunBody;
import dev.reev.api.run.state.RunLimits;
import dev.reev.api.run.state.RunTransitions;
import dev.reev.api.run.submit.RunSubmission;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.workflows.run.AttemptPolicy;
import dev.reev.workflows.run.RunRequest;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The real client against a server that is down at first, without workers. */
@SpringBootTest(
    properties = {"reev.worker.enabled=false", "reev.benchmarks-dir=${reev.root}/benchmarks"})
@DirtiesContext
class TemporalRunEngineIT {

  private static final String BENCHMARK = "001-sol-transfer";
  private static final int PORT = FreePort.pick();

  /** The client's own pause between attempts to connect grows during the outage. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) throws IOException {
    Path home = Files.createTempDirectory(Path.of("target"), "home");
    registry.add("reev.home", home::toString);
    registry.add("spring.temporal.connection.target", () -> "127.0.0.1:" + PORT);
  }

  @Autowired private RunSubmission submission;
  @Autowired private RunCommands stops;
  @Autowired private RunTransitions moves;
  @Autowired private TemporalRunEngine engine;
  @Autowired private BenchmarkCatalogue catalogue;

  @Test
  void runsWaitForTemporal_startOnce_andCanBeCancelled() throws Exception {
    Instant before = Instant.now();
    UUID id =
        submission.submit(
            new LegacyRunBody("deterministic", null, null, null).order(BENCHMARK), null);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
    assertThat(engine.isReachable()).isFalse();

    try (var temporal = TestServer.createPortBoundServer(PORT)) {
      assertThat(temporal).isNotNull();
      await().atMost(PATIENCE).until(() -> outcome(id) == WorkflowOutcome.OPEN);

      // A start whose answer was lost is sent again.
      engine.start(request(id), RunLimits.ORDINARY_PRIORITY);
      assertThat(outcome(id)).isEqualTo(WorkflowOutcome.OPEN);
      assertThat(outcome(UUID.randomUUID())).isEqualTo(WorkflowOutcome.UNKNOWN);
      engine.cancel(UUID.randomUUID().toString());
      assertThat(stops.stop(id)).isEqualTo(RunCommands.Outcome.REQUESTED);
    }
    moves.stopped(id, "end of test");
  }

  private WorkflowOutcome outcome(UUID id) {
    try {
      return engine.outcome(id.toString());
    } catch (UnavailableException e) {
      return WorkflowOutcome.UNKNOWN;
    }
  }

  private RunRequest request(UUID id) {
    return new RunRequest(
        id.toString(),
        BENCHMARK,
        "id: x",
        catalogue.currentVersion(BENCHMARK).orElseThrow(),
        "deterministic",
        Duration.ofSeconds(5),
        AttemptPolicy.DEFAULT,
        null,
        null);
  }
}
