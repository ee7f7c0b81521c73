package dev.reev.benchmarks.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reev.benchmarks.session.ScoringBreakdown.AnswerCheck;
import dev.reev.benchmarks.session.ScoringBreakdown.FieldPoints;
import dev.reev.benchmarks.session.ScoringBreakdown.InstructionPoints;
import dev.reev.benchmarks.session.ScoringBreakdown.StepScore;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionFileTest {

  private static final SessionExpectation EXPECTED = new SessionExpectation("e-1", "b-1", "agent");

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  private Path folder;

  @Test
  void write_thenRead_givesTheSameSessionAndLeavesNothingElse() throws Exception {
    SessionFile session = scored();
    Path file = SessionFileWriter.write(folder.resolve("made"), session);
    assertThat(file).hasFileName("session_e-1.json");
    VerifiedSession read = SessionFileReader.read(file, EXPECTED);
    assertThat(read.session()).isEqualTo(session);
    assertThat(read.bytes()).isEqualTo(Files.readAllBytes(file));
    assertThat(read.sha256()).hasSize(64);
    try (Stream<Path> files = Files.list(folder.resolve("made"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void read_textThatNobodyCouldStore_isReplaced() throws Exception {
    String json =
        Files.readString(SessionFileWriter.write(folder, scored()))
            .replaceFirst("\"prompt\" : \"", "\"prompt\" : \"\\\\u0000\\\\ud83d");
    Path file = Files.writeString(folder.resolve("session_e-1.json"), json);
    SessionFile session = SessionFileReader.read(file, EXPECTED).session();
    FinalResult result = Objects.requireNonNull(session.finalResult());
    assertThat(Objects.requireNonNull(result.data()).prompt()).startsWith("\\u0000\\ud83d");
  }

  @Test
  void write_usesTheNamesOfTheContract() throws Exception {
    String json = Files.readString(SessionFileWriter.write(folder, scored()));
    assertThat(json)
        .contains(
            "\"session_id\"",
            "\"final_result\"",
            "\"execution_time_ms\"",
            "\"is_signer\" : true",
            "\"is_writable\" : false",
            "\"last_transaction_status\"",
            "\"data_len\"",
            "\"failure\" : null")
        .doesNotContain("\"exists\"");
  }

  @Test
  void write_ofAFailure_namesItsClass() throws Exception {
    Path file = SessionFileWriter.write(folder, failed());
    assertThat(Files.readString(file)).contains("\"class\" : \"agent_error\"");
    SessionFailure failure = SessionFileReader.read(file, EXPECTED).session().failure();
    assertThat(failure).isEqualTo(new SessionFailure("agent_error", "no idea"));
  }

  @Test
  void read_missingFile_saysSo() {
    assertThatThrownBy(() -> SessionFileReader.read(folder.resolve("session_x.json"), EXPECTED))
        .isInstanceOf(SessionFileMissingException.class);
  }

  @Test
  void read_linkToAGoodFile_isRefused() throws Exception {
    Path file = SessionFileWriter.write(folder, scored());
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    assertThat(invalid(link)).hasMessageContaining("not a regular file");
  }

  @Test
  void read_emptyFile_isRefused() throws Exception {
    assertThat(invalid(Files.writeString(folder.resolve("s.json"), "")))
        .hasMessageContaining("empty");
  }

  @Test
  void read_truncatedFile_isRefused() throws Exception {
    String json = Files.readString(SessionFileWriter.write(folder, scored()));
    Path cut = Files.writeString(folder.resolve("s.json"), json.substring(0, json.length() / 2));
    assertThat(invalid(cut)).hasMessageContaining("not valid JSON");
  }

  @Test
  void read_notUtf8_isRefused() throws Exception {
    Path file = Files.write(folder.resolve("s.json"), new byte[] {'"', (byte) 0xff, '"'});
    assertThat(invalid(file)).hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"session_id\" : \"e-1\"        | \"session_id\" : \"e-2\"  | session_id",
        "\"benchmark_id\" : \"b-1\"      | \"benchmark_id\" : \"x\"  | benchmark_id",
        "\"agent_type\" : \"agent\"      | \"agent_type\" : \"x\"    | agent_type",
        "\"score\" : 0.5                 | \"score\" : NaN           | JSON",
        "\"score\" : 0.5                 | \"score\" : 1.01          | score",
        "\"score\" : 0.5                 | \"score\" : -1            | score",
        "\"score\" : 0.5                 | \"score\" : 1e999         | score",
        "\"score\" : 0.5                 | \"score\" : \"0.5\"       | score",
        "\"schema_version\" : 1          | \"schema_version\" : 2    | schema_version",
        "\"failure\" : null              | \"failure\" : {\"class\":\"internal\",\"message\":\"m\"} | exactly one",
        "\"status\" : \"Failed\"         | \"status\" : \"Great\"    | status"
      })
  void read_wrongContent_saysWhat(String from, String to, String mentioned) throws Exception {
    String json = Files.readString(SessionFileWriter.write(folder, scored()));
    assertThat(json).contains(from);
    Path file = Files.writeString(folder.resolve("s.json"), json.replace(from, to));
    assertThat(invalid(file).getMessage()).contains(mentioned).doesNotContain("\n");
  }

  @Test
  void read_neitherResultNorFailure_isRefused() throws Exception {
    SessionFile s = failed();
    SessionFile neither =
        new SessionFile(
            1,
            "v",
            s.sessionId(),
            s.benchmarkId(),
            s.agentType(),
            1,
            2,
            0.75,
            List.of(),
            null,
            null,
            null,
            null,
            null);
    assertThat(invalid(SessionFileWriter.write(folder, neither)))
        .hasMessageContaining("exactly one");
  }

  private static SessionFileInvalidException invalid(Path file) throws IOException {
    SessionFileInvalidException e =
        catchThrowableOfType(
            SessionFileInvalidException.class, () -> SessionFileReader.read(file, EXPECTED));
    assertThat(e).isNotNull();
    return e;
  }

  private static SessionFile failed() {
    return new SessionFile(
        1,
        "0.1.0",
        "e-1",
        "b-1",
        "agent",
        10,
        11,
        0.75,
        List.of(),
        null,
        new SessionFailure(SessionFailure.AGENT_ERROR, "no idea"),
        null,
        null,
        null);
  }

  private static SessionFile scored() {
    Observation observation =
        new Observation(
            Observation.SUCCESS,
            null,
            null,
            List.of("log"),
            5000L,
            150L,
            "sig",
            Map.of("A", AccountState.plain(7, "o", false, 0, null)),
            Map.of("A", "a1"));
    TraceInstruction action =
        new TraceInstruction("p", List.of(new TraceAccount("a1", true, false)), "");
    ScoringBreakdown scoring =
        new ScoringBreakdown(
            0.5,
            0,
            0.5,
            2,
            1,
            List.of(),
            List.of(
                new InstructionPoints(
                    null, 0, 2, 1, List.of(new FieldPoints("program_id", 1, "p", "q", 0)))),
            List.of(new AnswerCheck("$.a", 1, "number", "missing", 0)),
            List.of(new StepScore(1, true, StepScore.NOT_RUN, 0)),
            0.5);
    FinalResult result =
        new FinalResult(
            false,
            0.5,
            FinalResult.FAILED,
            12,
            new ExecutionTrace(
                "do",
                List.of(new Step(1, "do", null, List.of(action), null, observation, Map.of()))),
            scoring,
            List.of(new AssertionResult("SolBalance", "A", true, 1, "7", "7")));
    SessionEvent start = new SessionEvent(10, SessionEvent.SESSION_START, 0, Map.of("k", "v"));
    return new SessionFile(
        1,
        "0.1.0",
        "e-1",
        "b-1",
        "agent",
        10,
        11,
        0.75,
        List.of(start),
        result,
        null,
        new Provenance("aa", "embedded", "1", null, null, null, "bb", null, "17", "rules/1", null),
        new Usage(0, null, null, null, 0, 0),
        new Timing(1, 2, 3, 6));
  }
}
