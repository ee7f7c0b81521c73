package dev.reev.benchmarks.session;

import dev.reev.benchmarks.file.UntrustedFile;
import dev.reev.benchmarks.schema.JsonSchema;
import dev.reev.benchmarks.schema.JsonSchema.Violation;
import dev.reev.benchmarks.schema.JsonTrouble;
import dev.reev.benchmarks.schema.OneLine;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.benchmarks.text.PlainText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a session file without trusting the runner that wrote it. */
public final class SessionFileReader {

  /** Largest accepted file; real ones have a few KiB. */
  public static final int MAX_MEBIBYTES = 16;

  private static final JsonSchema SCHEMA = JsonSchema.load("session.schema.json");

  private SessionFileReader() {}

  /**
   * Reads and checks a session file.
   *
   * @throws SessionFileMissingException when there is no such file
   * @throws SessionFileInvalidException when it is not a regular file, is too large, is not UTF-8
   *     JSON that matches the schema, belongs to another run, or holds an impossible score
   * @throws IOException when the disk fails
   */
  public static VerifiedSession read(Path file, SessionExpectation expectation)
      throws IOException, SessionFileMissingException, SessionFileInvalidException {
    VerifiedSession read = read(file, expectation.executionId());
    requireSame("benchmark_id", read.session().benchmarkId(), expectation.benchmarkId());
    requireSame("agent_type", read.session().agentType(), expectation.agentType());
    return read;
  }

  /**
   * Reads and checks a session file of which only the id is known.
   *
   * @throws SessionFileMissingException as above; the other exceptions too
   */
  public static VerifiedSession read(Path file, String executionId)
      throws IOException, SessionFileMissingException, SessionFileInvalidException {
    byte[] bytes = readBytes(file);
    SessionFile session = parse(bytes);
    requireSame("session_id", session.sessionId(), executionId);
    requireOneOutcome(session);
    return new VerifiedSession(session, bytes, Sha256.hex(bytes));
  }

  private static byte[] readBytes(Path file)
      throws IOException, SessionFileMissingException, SessionFileInvalidException {
    try {
      byte[] bytes = UntrustedFile.read(file, MAX_MEBIBYTES);
      if (bytes.length == 0) {
        throw new SessionFileInvalidException("session file is empty");
      }
      return bytes;
    } catch (UntrustedFile.RefusedException e) {
      throw new SessionFileInvalidException("session file " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new SessionFileMissingException("no session file " + file.getFileName());
    }
  }

  private static SessionFile parse(byte[] bytes) throws SessionFileInvalidException {
    try {
      JsonNode tree = PlainText.of(ReevJson.MAPPER.readTree(UntrustedFile.text(bytes)));
      List<Violation> violations = SCHEMA.violations(tree);
      if (!violations.isEmpty()) {
        Violation first = violations.get(0);
        String place = first.pointer().isEmpty() ? "" : " at " + first.pointer();
        throw new SessionFileInvalidException("session file" + place + ": " + first.message());
      }
      return ReevJson.MAPPER.treeToValue(tree, SessionFile.class);
    } catch (UntrustedFile.RefusedException e) {
      throw new SessionFileInvalidException("session file " + e.getMessage());
    } catch (JacksonException e) {
      throw new SessionFileInvalidException("session file " + JsonTrouble.of(e));
    }
  }

  private static void requireSame(String field, String actual, String expected)
      throws SessionFileInvalidException {
    if (!actual.equals(expected)) {
      throw new SessionFileInvalidException(
          "session file belongs to another run: "
              + field
              + " is \""
              + OneLine.of(actual, 80)
              + "\", expected \""
              + expected
              + "\"");
    }
  }

  private static void requireOneOutcome(SessionFile session) throws SessionFileInvalidException {
    if ((session.finalResult() == null) == (session.failure() == null)) {
      throw new SessionFileInvalidException(
          "session file must hold exactly one of final_result and failure");
    }
    FinalResult result = session.finalResult();
    // A number such as 1e999 is legal JSON and passes as infinite.
    if (result != null && !(result.score() >= 0 && result.score() <= 1)) {
      throw new SessionFileInvalidException(
          "session file: score is " + result.score() + ", allowed is 0 to 1");
    }
  }
}
