package dev.reev.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.workflows.run.AttemptOutput.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server rejects payloads of more than 2 MiB; Reev's largest must be smaller. */
class PayloadSizeTest {

  private static final int LIMIT = 2 * 1024 * 1024;

  /** Control characters take six bytes each in JSON: the worst output of a runner. */
  private static final String WORST_TAIL = "\u0001".repeat(4096);

  private static final Evidence EVIDENCE =
      new Evidence(1, null, WORST_TAIL, WORST_TAIL, "x".repeat(600));

  @Test
  void theEndOfARun_withMostAttemptsAndOutput_fits() {
    var failure = new RunFailure(FailureClass.RUNNER_CRASHED, "x".repeat(600), EVIDENCE);
    List<AttemptRecord> attempts =
        IntStream.rangeClosed(1, AttemptPolicy.MAX_ATTEMPTS)
            .mapToObj(number -> attempt(number, failure))
            .toList();
    var check =
        new SessionOutcome.FailedCheck("\u0001".repeat(200), true, true, "\u20ac".repeat(303));
    var checks =
        new SessionOutcome.Checks(
            1000, 1000, true, Collections.nCopies(SessionOutcome.Checks.SHOWN, check));
    var outcome = new SessionOutcome(1.0, true, 1L, null, checks);
    var session = document(Document.CHUNK_BYTES);

    assertThat(
            size(
                new RunRecord(
                    RunWorld.EXECUTION_ID,
                    RunState.FAILED,
                    "x".repeat(600),
                    outcome,
                    failure,
                    session,
                    attempts)))
        .isLessThan(LIMIT);
  }

  @Test
  void aHeartbeat_isSmall() {
    var window = new OutputWindow(Long.MAX_VALUE, new byte[OutputWindow.MAX_BYTES]);
    var runner =
        new RunnerProgress(50_000, 9, 9, 9, 9, 9, "StepComplete", "x".repeat(100), Instant.now());

    assertThat(size(new LaunchProgress("host", 1, runner, window, window))).isLessThan(32 * 1024);
  }

  @Test
  void moreAttemptsThanFit_areRefused() {
    assertThatThrownBy(
            () ->
                new AttemptPolicy(
                    AttemptPolicy.MAX_ATTEMPTS + 1, Duration.ZERO, Duration.ZERO, null))
        .hasMessage("attempts must be 1 to 5");
  }

  private static AttemptRecord attempt(int number, RunFailure failure) {
    var output = new Output(document(AttemptOutput.FIRST_CHUNK_BYTES), Long.MAX_VALUE);
    return new AttemptRecord(
        number,
        "host",
        1L,
        Instant.now(),
        Instant.now(),
        RunnerEnd.SIGNALLED,
        EVIDENCE,
        failure,
        RunnerProgress.none(1),
        new AttemptOutput(output, output),
        null);
  }

  private static Document document(int firstChunkBytes) {
    return new Document("ab".repeat(32), Long.MAX_VALUE, 9, new byte[firstChunkBytes]);
  }

  private static int size(Object payload) {
    return PayloadConverters.dataConverter().toPayload(payload).orElseThrow().getSerializedSize();
  }
}
