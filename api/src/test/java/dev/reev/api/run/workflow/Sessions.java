package dev.reev.api.run.workflow;

import dev.reev.activities.session.SessionFiles;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.benchmarks.session.Usage;
import dev.reev.workflows.run.AttemptOutput;
import dev.reev.workflows.run.AttemptOutput.Output;
import dev.reev.workflows.run.AttemptRecord;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.Evidence;
import dev.reev.workflows.run.FailureClass;
import dev.reev.workflows.run.RunFailure;
import dev.reev.workflows.run.RunRecord;
import dev.reev.workflows.run.RunState;
import dev.reev.workflows.run.RunnerEnd;
import dev.reev.workflows.run.RunnerProgress;
import dev.reev.workflows.run.SessionOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Session files and records as runners and workflows deliver them. */
public final class Sessions {

  static final Evidence CLEAN_EXIT = new Evidence(0, null, "done", "", null);

  private Sessions() {}

  public static SessionFile scored(UUID id, double score, boolean succeeded) {
    var instruction =
        new TraceInstruction(
            "11111111111111111111111111111111",
            List.of(new TraceAccount("payer", true, true), new TraceAccount("peer", false, false)),
            "3Bxs4");
    var observation =
        new Observation(
            succeeded ? "Success" : "Failure",
            succeeded ? null : "Custom(1)",
            null,
            List.of("Program log: hello"),
            5000L,
            150L,
            "signature",
            Map.of(),
            Map.of());
    var trace =
        new ExecutionTrace(
            "Send some SOL",
            List.of(
                new Step(
                    1, "Send some SOL", null, List.of(instruction), null, observation, Map.of())));
    boolean passed = score >= 0.75;
    return new SessionFile(
        SessionFile.SCHEMA_VERSION,
        "test",
        id.toString(),
        "001-sol-transfer",
        "deterministic",
        1_795_464_000,
        1_795_464_001,
        0.75,
        List.of(),
        new FinalResult(
            passed, score, passed ? "Succeeded" : "Failed", 1234, trace, null, List.of()),
        null,
        null,
        null,
        null);
  }

  /** A session of a runner of another domain, which has nothing to show but its checks. */
  public static SessionFile ofChecks(UUID id, double score, List<Check> checks) {
    return new SessionFile(
        SessionFile.SCHEMA_VERSION,
        "test",
        id.toString(),
        "001-sol-transfer",
        "deterministic",
        1_795_464_000,
        1_795_464_001,
        0.75,
        List.of(),
        new FinalResult(true, score, "Succeeded", 1234, null, null, List.of(), checks),
        null,
        null,
        null,
        null);
  }

  /** One that holds, and one that does not and costs half of the points. */
  public static List<Check> halfHeld() {
    return List.of(
        new Check("sorted/a", "files", null, 1, true, "a, b, c", "a, b, c", 1, true, false, null),
        new Check(
            "polite",
            "answer",
            null,
            1,
            false,
            "a greeting",
            "\"go away\"",
            0,
            false,
            false,
            null));
  }

  /** The same, and something was destroyed. */
  public static List<Check> harmful() {
    return Stream.concat(
            halfHeld().stream(),
            Stream.of(
                new Check(
                    "nothing-lost",
                    "guard",
                    null,
                    0,
                    true,
                    "no file is gone",
                    "b.txt is gone",
                    0,
                    false,
                    true,
                    "b.txt was <deleted>")))
        .toList();
  }

  /** The same session of a runner that says what the run was made of. */
  public static SessionFile madeOf(SessionFile session, Provenance provenance) {
    return new SessionFile(
        session.schemaVersion(),
        session.runnerVersion(),
        session.sessionId(),
        session.benchmarkId(),
        session.agentType(),
        session.startTime(),
        session.endTime(),
        session.passThreshold(),
        session.events(),
        session.finalResult(),
        session.failure(),
        provenance,
        session.usage(),
        session.timing());
  }

  /** The same session of a runner that says what it used up. */
  public static SessionFile using(SessionFile session, Usage usage) {
    return new SessionFile(
        session.schemaVersion(),
        session.runnerVersion(),
        session.sessionId(),
        session.benchmarkId(),
        session.agentType(),
        session.startTime(),
        session.endTime(),
        session.passThreshold(),
        session.events(),
        session.finalResult(),
        session.failure(),
        session.provenance(),
        usage,
        session.timing());
  }

  public static byte[] json(SessionFile session) {
    return ReevJson.MAPPER.writeValueAsBytes(session);
  }

  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  public static Document document(byte[] json) {
    return new Document(Sha256.hex(json), json.length, 1, gzip(json));
  }

  /** Announces the parts of {@code compressed} that a runner host would send one by one. */
  static Document chunked(byte[] json, List<byte[]> parts) {
    return new Document(Sha256.hex(json), json.length, parts.size(), parts.get(0));
  }

  static List<byte[]> split(byte[] compressed, int parts) {
    int size = compressed.length / parts;
    return IntStream.range(0, parts)
        .mapToObj(
            i ->
                Arrays.copyOfRange(
                    compressed, i * size, i == parts - 1 ? compressed.length : (i + 1) * size))
        .toList();
  }

  public static RunRecord completed(UUID id, double score) {
    return completed(id, score, document(json(scored(id, score, true))));
  }

  public static RunRecord completed(UUID id, double score, Document document) {
    return new RunRecord(
        id.toString(),
        RunState.COMPLETED,
        null,
        new SessionOutcome(score, score >= 0.75, 1234L, null, null),
        null,
        document,
        List.of(attempt(1, CLEAN_EXIT, null)));
  }

  /** As the host that read the session reports it. */
  public static RunRecord completed(UUID id, SessionFile session) {
    return new RunRecord(
        id.toString(),
        RunState.COMPLETED,
        null,
        SessionFiles.outcome(session),
        null,
        document(json(session)),
        List.of(attempt(1, CLEAN_EXIT, null)));
  }

  /** A completed run whose agent nothing kept from its own score. */
  public static RunRecord completedUnconfined(UUID id, double score) {
    RunRecord plain = completed(id, score);
    return new RunRecord(
        plain.executionId(),
        plain.state(),
        null,
        plain.outcome(),
        null,
        plain.document(),
        List.of(with(plain.attempts().get(0), null, null, true)));
  }

  /** A valid session with a score beside a non-zero exit code. */
  static RunRecord crashedWithScore(UUID id, double score) {
    RunRecord failed = failed(id, "boom");
    RunRecord scored = completed(id, score);
    return new RunRecord(
        failed.executionId(),
        failed.state(),
        failed.message(),
        scored.outcome(),
        failed.failure(),
        scored.document(),
        failed.attempts());
  }

  /** A run whose agent broke. */
  public static RunRecord agentError(UUID id) {
    return failed(id, "", FailureClass.AGENT_ERROR);
  }

  public static RunRecord failed(UUID id, String stderr) {
    return failed(id, stderr, FailureClass.RUNNER_CRASHED);
  }

  private static RunRecord failed(UUID id, String stderr, FailureClass failureClass) {
    var evidence = new Evidence(3, null, "", stderr, null);
    var failure = new RunFailure(failureClass, "the runner exited with 3", evidence);
    return new RunRecord(
        id.toString(),
        RunState.FAILED,
        "the runner exited with 3",
        null,
        failure,
        null,
        List.of(attempt(1, evidence, failure), attempt(2, evidence, failure)));
  }

  /** A completed run whose runner printed and told how far it came. */
  static RunRecord completedWithOutput(UUID id, RunnerProgress progress) {
    RunRecord plain = completed(id, 1);
    Output output = new Output(document("printed\n".getBytes(StandardCharsets.UTF_8)), 0);
    return new RunRecord(
        plain.executionId(),
        plain.state(),
        null,
        plain.outcome(),
        null,
        plain.document(),
        List.of(with(plain.attempts().get(0), progress, new AttemptOutput(output, output), null)));
  }

  private static AttemptRecord with(
      AttemptRecord attempt,
      @Nullable RunnerProgress progress,
      @Nullable AttemptOutput output,
      @Nullable Boolean unconfined) {
    return new AttemptRecord(
        attempt.number(),
        attempt.host(),
        attempt.pid(),
        attempt.startedAt(),
        attempt.endedAt(),
        attempt.end(),
        attempt.evidence(),
        null,
        progress,
        output,
        unconfined);
  }

  private static AttemptRecord attempt(
      int number, Evidence evidence, @Nullable RunFailure failure) {
    Instant start = Instant.parse("2026-11-24T00:00:00Z").plusSeconds(number);
    return new AttemptRecord(
        number,
        "host-a",
        42L,
        start,
        start.plusSeconds(1),
        RunnerEnd.EXITED,
        evidence,
        failure,
        null,
        null,
        null);
  }
}
