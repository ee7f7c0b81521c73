package dev.reev.benchmarks.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Reads session files written by every earlier version, without loss. Each version has a folder;
 * bin/record-database creates them.
 */
class RecordedSessionsTest {

  private static final Path ALL = Path.of("src/test/resources/sessions");

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  private Path folder;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(ALL)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void read_andWrittenAgain_holdsAllThatWasThere(Path file) throws Exception {
    JsonNode before = ReevJson.MAPPER.readTree(Files.readString(file));

    SessionFile session = SessionFileReader.read(file, owner(before)).session();
    Path again = SessionFileWriter.write(folder, session);

    assertThat(lost("", before, ReevJson.MAPPER.readTree(Files.readString(again)))).isEmpty();
  }

  /** A failed run has its failure, any other run its recorded score. */
  @ParameterizedTest
  @MethodSource("files")
  void read_isWhatItIsAnExampleOf(Path file) throws Exception {
    JsonNode before = ReevJson.MAPPER.readTree(Files.readString(file));

    SessionFile session = SessionFileReader.read(file, owner(before)).session();

    if (file.endsWith("failure.json")) {
      assertThat(session.failure()).isNotNull();
    } else {
      assertThat(session.finalResult())
          .isNotNull()
          .extracting(FinalResult::score)
          .isEqualTo(before.at("/final_result/score").asDouble());
    }
  }

  @Test
  void everyVersion_hasOneOfEachKind() throws IOException {
    try (Stream<Path> versions = Files.list(ALL)) {
      assertThat(versions)
          .isNotEmpty()
          .allSatisfy(
              version ->
                  assertThat(version.toFile().list())
                      .contains(
                          "success.json",
                          "partial.json",
                          "flow.json",
                          "restraint.json",
                          "conversation.json",
                          "failure.json"));
    }
  }

  private static SessionExpectation owner(JsonNode session) {
    return new SessionExpectation(
        session.get("session_id").asString(),
        session.get("benchmark_id").asString(),
        session.get("agent_type").asString());
  }

  /** Places whose value has changed or is missing. A former null may be left out. */
  private static List<String> lost(String place, JsonNode before, JsonNode now) {
    List<String> lost = new ArrayList<>();
    if (before.isObject() && now.isObject()) {
      before
          .properties()
          .forEach(
              field ->
                  lost.addAll(
                      lost(
                          place + "/" + field.getKey(),
                          field.getValue(),
                          now.path(field.getKey()))));
    } else if (before.isArray() && now.isArray() && before.size() == now.size()) {
      for (int i = 0; i < before.size(); i++) {
        lost.addAll(lost(place + "/" + i, before.get(i), now.get(i)));
      }
    } else if (!before.equals(now) && !(before.isNull() && now.isMissingNode())) {
      lost.add("%s: was %s, is %s".formatted(place, before, now));
    }
    return lost;
  }
}
