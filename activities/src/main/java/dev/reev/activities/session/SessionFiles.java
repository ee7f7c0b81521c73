package dev.reev.activities.session;

import dev.reev.activities.launch.AttemptDirectory;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionExpectation;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileInvalidException;
import dev.reev.benchmarks.session.SessionFileMissingException;
import dev.reev.benchmarks.session.SessionFileReader;
import dev.reev.benchmarks.session.VerifiedSession;
import dev.reev.workflows.run.FailureClass;
import dev.reev.workflows.run.DocumentChunk;
import dev.reev.workflows.run.DocumentChunkRequest;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.SessionOutcome;
import dev.reev.workflows.run.SessionReading;
import dev.reev.workflows.run.SessionRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Verifies the session file of an ended attempt and cuts it into chunks that fit a payload. */
public final class SessionFiles {

  private final Path home;

  public SessionFiles(Path home) {
    this.home = home;
  }

  /**
   * Reads the session file and keeps it compressed beside the original for the chunks to come.
   *
   * @throws SessionFileMissingException when there is none
   * @throws SessionFileInvalidException when it cannot be trusted; the message says why
   */
  public SessionReading read(SessionRequest request)
      throws IOException, SessionFileMissingException, SessionFileInvalidException {
    AttemptDirectory directory =
        AttemptDirectory.of(home, request.executionId(), request.attempt());
    VerifiedSession verified =
        SessionFileReader.read(
            directory.sessionFile(),
            new SessionExpectation(request.executionId(), request.benchmarkId(), request.agent()));
    byte[] compressed = compress(verified.bytes());
    int chunks = -Math.floorDiv(-compressed.length, Document.CHUNK_BYTES);
    if (chunks > Document.MAX_SESSION_CHUNKS) {
      throw new SessionFileInvalidException(
          "session file has %d bytes compressed, more than the %d that are kept"
              .formatted(
                  compressed.length, Document.MAX_SESSION_CHUNKS * Document.CHUNK_BYTES));
    }
    Files.write(directory.compressedSession(), compressed);
    return new SessionReading(
        outcome(verified.session()),
        new Document(
            verified.sha256(), verified.bytes().length, chunks, chunk(compressed, 0)));
  }

  public DocumentChunk readChunk(DocumentChunkRequest request) throws IOException {
    AttemptDirectory directory =
        AttemptDirectory.of(home, request.executionId(), request.attempt());
    byte[] compressed = Files.readAllBytes(directory.compressedSession());
    return new DocumentChunk(
        request.executionId(),
        request.sha256(),
        request.index(),
        chunk(compressed, request.index()));
  }

  private static SessionOutcome outcome(SessionFile session) {
    FinalResult result = session.finalResult();
    if (result != null) {
      boolean passed = result.score() >= session.passThreshold();
      return new SessionOutcome(result.score(), passed, result.executionTimeMs(), null);
    }
    SessionFailure failure = session.failure();
    if (failure == null) {
      throw new IllegalStateException("a verified session has a result or a failure");
    }
    FailureClass failureClass =
        FailureClass.valueOf(failure.failureClass().toUpperCase(Locale.ROOT));
    return new SessionOutcome(
        null, null, null, new SessionOutcome.NamedFailure(failureClass, failure.message()));
  }

  private static byte[] chunk(byte[] compressed, int index) {
    int from = index * Document.CHUNK_BYTES;
    int to = Math.min(compressed.length, from + Document.CHUNK_BYTES);
    return Arrays.copyOfRange(compressed, from, to);
  }

  private static byte[] compress(byte[] bytes) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    }
    return compressed.toByteArray();
  }
}
