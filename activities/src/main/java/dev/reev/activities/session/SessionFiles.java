package dev.reev.activities.session;

import dev.reev.activities.document.DocumentFiles;
import dev.reev.activities.launch.AttemptDirectory;
import dev.reev.benchmarks.schema.OneLine;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionExpectation;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileInvalidException;
import dev.reev.benchmarks.session.SessionFileMissingException;
import dev.reev.benchmarks.session.SessionFileReader;
import dev.reev.benchmarks.session.VerifiedSession;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.FailureClass;
import dev.reev.workflows.run.FailureReason;
import dev.reev.workflows.run.SessionOutcome;
import dev.reev.workflows.run.SessionReading;
import dev.reev.workflows.run.SessionRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Verifies the session file of an ended attempt. */
public final class SessionFiles {

  /** Limit of the schema. */
  private static final int LONGEST_ID = 200;

  private static final double NO_THRESHOLD = 0;

  private final Path home;

  public SessionFiles(Path home) {
    this.home = home;
  }

  /**
   * Reads the session file and stores what exceeds its first chunk.
   *
   * @throws SessionFileMissingException when there is none
   * @throws SessionFileInvalidException when it cannot be trusted; the message has the reason
   */
  public SessionReading read(SessionRequest request)
      throws IOException, SessionFileMissingException, SessionFileInvalidException {
    AttemptDirectory directory =
        AttemptDirectory.of(home, request.executionId(), request.attempt());
    VerifiedSession verified =
        SessionFileReader.read(
            directory.sessionFile(),
            new SessionExpectation(request.executionId(), request.benchmarkId(), request.agent()));
    Document document =
        new DocumentFiles(directory.path())
            .keep(verified.bytes(), Document.CHUNK_BYTES, Document.MAX_SESSION_CHUNKS)
            .orElseThrow(
                () ->
                    new SessionFileInvalidException(
                        "session file has more than the %d bytes that are kept, compressed"
                            .formatted(Document.MAX_SESSION_CHUNKS * Document.CHUNK_BYTES)));
    return new SessionReading(outcome(verified.session()), document);
  }

  /**
   * Outcome of a verified session. Whether a score is high enough is not decided here but by the
   * reader of the outcome, who knows the benchmark.
   */
  public static SessionOutcome outcome(SessionFile session) {
    FinalResult result = session.finalResult();
    if (result != null) {
      return new SessionOutcome(
          result.score(),
          result.passes(NO_THRESHOLD),
          result.executionTimeMs(),
          null,
          checks(result));
    }
    SessionFailure failure = session.failure();
    if (failure == null) {
      throw new IllegalStateException("a verified session has a result or a failure");
    }
    FailureClass failureClass =
        FailureClass.valueOf(failure.failureClass().toUpperCase(Locale.ROOT));
    String reason = failure.reason();
    Long retryAfter = failure.retryAfterSeconds();
    return new SessionOutcome(
        null,
        null,
        null,
        new SessionOutcome.NamedFailure(
            failureClass,
            failure.message(),
            reason == null ? null : FailureReason.valueOf(reason.toUpperCase(Locale.ROOT)),
            retryAfter == null ? null : Duration.ofSeconds(retryAfter)),
        null);
  }

  private static SessionOutcome.@Nullable Checks checks(FinalResult result) {
    if (result.checks().isEmpty()) {
      return null;
    }
    List<Check> failed =
        result.checks().stream().filter(Check::failed).sorted(Check.WORST_FIRST).toList();
    return new SessionOutcome.Checks(
        result.checks().size(),
        failed.size(),
        result.harm(),
        failed.stream()
            .limit(SessionOutcome.Checks.SHOWN)
            .map(
                check ->
                    new SessionOutcome.FailedCheck(
                        OneLine.of(check.id(), LONGEST_ID),
                        check.critical(),
                        check.harm(),
                        check.reason()))
            .toList());
  }
}
