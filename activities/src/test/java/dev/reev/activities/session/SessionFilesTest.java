package dev.reev.activities.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.activities.document.DocumentFiles;
import dev.reev.activities.launch.AttemptDirectory;
import dev.reev.benchmarks.session.SessionFileInvalidException;
import dev.reev.benchmarks.session.SessionFileMissingException;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.FailureClass;
import dev.reev.workflows.run.FailureReason;
import dev.reev.workflows.run.SessionOutcome;
import dev.reev.workflows.run.SessionReading;
import dev.reev.workflows.run.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionFilesTest {

  private static final String ID = "0b7a8c9e-0000-4000-8000-000000000001";

  @TempDir Path home;

  private SessionFiles files;

  @BeforeEach
  void open() {
    files = new SessionFiles(home);
  }

  @Test
  void aScore_isNeverMeasuredByTheThresholdOfItsRunner() throws Exception {
    write(session(ID, "\"final_result\":" + result("0.8", "")));

    assertThat(files.read(request()).outcome())
        .isEqualTo(new SessionOutcome(0.8, true, 12L, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, false, true",
    "true, false, false, false", // critical, and does not hold
    "false, false, false, true", // does not hold, and is not critical
    "false, false, true, false", // harm
  })
  void passed_needsTheScoreAndNoCheckAgainstIt(
      boolean critical, boolean holds, boolean harm, boolean passed) throws Exception {
    String check =
        check("one", "\"critical\":%s,\"holds\":%s,\"harm\":%s".formatted(critical, holds, harm));
    write(session(ID, "\"final_result\":" + result("1.0", ",\"checks\":[" + check + "]")));

    SessionOutcome outcome = files.read(request()).outcome();

    assertThat(outcome.score()).isEqualTo(1);
    assertThat(outcome.passed()).isEqualTo(passed);
    assertThat(outcome.checks())
        .isNotNull()
        .returns(harm, SessionOutcome.Checks::harm)
        .returns(holds ? 0 : 1, SessionOutcome.Checks::failed);
  }

  @Test
  void theWorstOfManyFailedChecks_areNamed() throws Exception {
    String lost = "\"critical\":false,\"holds\":false";
    String checks =
        Stream.concat(
                IntStream.range(0, 30).mapToObj(i -> check("lost-" + i, lost)),
                Stream.of(
                    check("critical", "\"critical\":true,\"holds\":false"),
                    check("kept", "\"critical\":true,\"holds\":true"),
                    check("harm\\u0000\\ud800", lost + ",\"harm\":true")))
            .collect(Collectors.joining(","));
    write(session(ID, "\"final_result\":" + result("0.0", ",\"checks\":[" + checks + "]")));

    SessionOutcome.Checks summed = Objects.requireNonNull(files.read(request()).outcome().checks());

    assertThat(summed.total()).isEqualTo(33);
    assertThat(summed.failed()).isEqualTo(32);
    assertThat(summed.first())
        .hasSize(20)
        .extracting(SessionOutcome.FailedCheck::id)
        .startsWith("harm\\u0000\\ud800", "critical", "lost-0", "lost-1");
    assertThat(summed.first().get(0).reason()).isEqualTo("expected = 1, got 2");
  }

  @Test
  void aFailureNamedByTheRunner_keepsItsClass() throws Exception {
    write(session(ID, "\"failure\":{\"class\":\"ledger_unavailable\",\"message\":\"no ledger\"}"));

    assertThat(files.read(request()).outcome().failure())
        .isEqualTo(
            new SessionOutcome.NamedFailure(
                FailureClass.LEDGER_UNAVAILABLE, "no ledger", null, null));
  }

  @Test
  void aRateLimit_keepsItsReasonAndTheWaitAskedFor() throws Exception {
    write(
        session(
            ID,
            "\"failure\":{\"class\":\"agent_unavailable\",\"message\":\"slow down\","
                + "\"reason\":\"rate_limited\",\"retry_after_seconds\":90}"));

    assertThat(files.read(request()).outcome().failure())
        .isEqualTo(
            new SessionOutcome.NamedFailure(
                FailureClass.AGENT_UNAVAILABLE,
                "slow down",
                FailureReason.RATE_LIMITED,
                Duration.ofSeconds(90)));
  }

  @Test
  void theDocument_arrivesWholeThroughItsChunks() throws Exception {
    byte[] noise = new byte[1_500_000];
    new Random(7).nextBytes(noise);
    String text =
        session(
            ID,
            "\"final_result\":"
                + result("1.0", ",\"note\":\"" + Base64.getEncoder().encodeToString(noise) + "\""));
    write(text);

    SessionReading reading = files.read(request());

    Document document = reading.document();
    assertThat(document.chunkCount()).isGreaterThan(2);
    var whole = new ByteArrayOutputStream();
    whole.write(document.firstChunk());
    for (int index = 1; index < document.chunkCount(); index++) {
      byte[] chunk =
          new DocumentFiles(AttemptDirectory.of(home, ID, 1).path())
              .chunk(document.sha256(), index);
      assertThat(chunk).hasSizeLessThanOrEqualTo(Document.CHUNK_BYTES).isNotEmpty();
      whole.write(chunk);
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(whole.toByteArray()))) {
      assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
    }
  }

  @Test
  void noFile_isMissing() {
    assertThatThrownBy(() -> files.read(request()))
        .isInstanceOf(SessionFileMissingException.class)
        .hasMessage("no session file session_" + ID + ".json");
  }

  @Test
  void aForeignFile_isInvalidAndSaysWhy() throws Exception {
    write(session("another-id", "\"final_result\":" + result("1.0", "")));

    assertThatThrownBy(() -> files.read(request()))
        .isInstanceOf(SessionFileInvalidException.class)
        .hasMessageContaining("session_id");
  }

  private static SessionRequest request() {
    return new SessionRequest(ID, 1, "001", "deterministic", true);
  }

  private static String check(String id, String more) {
    return """
        {"id":"%s","kind":"x","weight":1,"points":0,"expected":"= 1","actual":"2",%s}"""
        .formatted(id, more);
  }

  private static String result(String score, String more) {
    return "{\"success\":true,\"score\":%s,\"status\":\"Succeeded\",\"execution_time_ms\":12%s}"
        .formatted(score, more);
  }

  private static String session(String id, String outcome) {
    return """
        {"schema_version":1,"session_id":"%s","benchmark_id":"001","agent_type":"deterministic",\
        "start_time":1,"end_time":2,"pass_threshold":0.9,%s}"""
        .formatted(id, outcome);
  }

  private void write(String session) throws IOException {
    Path file = AttemptDirectory.of(home, ID, 1).sessionFile();
    Files.createDirectories(file.getParent());
    Files.writeString(file, session);
  }
}
