package dev.reev.benchmarks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.event.EventLine.Timing;
import dev.reev.benchmarks.event.EventLine.ToolInput;
import dev.reev.benchmarks.event.EventLine.ToolOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFileReaderTest {

  private static final EventLine EVENT =
      new EventLine(
          Instant.parse("2026-11-23T20:00:00.120Z"),
          "e-1",
          "0.1.0",
          "0.1.0",
          "ToolOutput",
          null,
          new ToolInput("sol_transfer", Map.of("amount", 5)),
          new ToolOutput(true, Map.of("instruction_count", 1), null),
          new Timing(1, 2),
          Map.of());

  @TempDir Path folder;

  @Test
  void read_whatWasWritten_isTheSame() throws Exception {
    assertThat(EventFileReader.read(written())).containsExactly(EVENT, EVENT);
  }

  @Test
  void read_aLineThatIsStillWritten_isLeftOut() throws Exception {
    Path file = written();
    Files.write(file, new byte[] {'{', '"', (byte) 0xc3}, StandardOpenOption.APPEND);
    assertThat(EventFileReader.read(file)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"metadata\":{}            | \"metadata\":[]     | line 2: /metadata is an empty list; must be a mapping",
        ",\"metadata\":{}           | ''                  | line 2: 'metadata' is missing",
        "\"ToolOutput\"             | \"Other\"           | line 2: /event_type is the text \"Other\"; allowed: Prompt,",
        "\"ToolOutput\"             | \"Prompt\"          | line 2: /prompt is empty; must be a mapping",
        "\"flow_timeuse_ms\":1      | \"flow_timeuse_ms\":-1 | line 2: /timing/flow_timeuse_ms",
        "\"flow_timeuse_ms\":1      | \"flow_timeuse_ms\":99999999999999999999 | line 2: ",
        "2026-11-23T                | 2026-13-45T         | line 2: ",
        "{\"timestamp\"             | \"timestamp\"       | line 2: is not valid JSON",
        "\"e-1\"                    | \"e-1\",\"session_id\":\"e-2\" | line 2: is not valid JSON"
      })
  void read_aLineThatIsNoEvent_isRefusedWithItsNumber(String from, String to, String told)
      throws IOException {
    Path file = written();
    String text = Files.readString(file);
    int second = text.indexOf('\n') + 1;
    String changed = text.substring(second).replace(from, to);
    assertThat(text.substring(second)).isNotEqualTo(changed);
    Files.writeString(file, text.substring(0, second) + changed);
    assertThatThrownBy(() -> EventFileReader.read(file))
        .isInstanceOf(EventFileInvalidException.class)
        .message()
        .startsWith("event file, " + told)
        .doesNotContain("\n");
  }

  @Test
  void read_aLinkAndAMissingFile_areRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), written());
    assertThatThrownBy(() -> EventFileReader.read(link))
        .isInstanceOf(EventFileInvalidException.class)
        .hasMessage("event file is not a regular file");
    assertThatThrownBy(() -> EventFileReader.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void read_tooManyLines_isRefused() throws IOException {
    String line = Files.readString(written()).lines().findFirst().orElseThrow() + "\n";
    Path file = folder.resolve("many");
    Files.writeString(file, line.repeat(EventFileReader.MAX_LINES + 1));
    assertThatThrownBy(() -> EventFileReader.read(file))
        .isInstanceOf(EventFileInvalidException.class)
        .hasMessageMatching("event file (has more than 50000 lines|is larger than 16 MiB)");
  }

  private Path written() throws IOException {
    Path file = folder.resolve(EventFileWriter.fileName("e-1"));
    try (EventFileWriter events = EventFileWriter.open(file)) {
      events.append(EVENT);
      events.append(EVENT);
    }
    return file;
  }
}
