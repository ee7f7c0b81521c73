package dev.reev.benchmarks.event;

import dev.reev.benchmarks.file.UntrustedFile;
import dev.reev.benchmarks.schema.JsonSchema;
import dev.reev.benchmarks.schema.JsonSchema.Violation;
import dev.reev.benchmarks.schema.JsonTrouble;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.text.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads an event file without trusting the runner that wrote it and may still be writing. */
public final class EventFileReader {

  /** Largest accepted file; real ones have a few KiB. */
  public static final int MAX_MEBIBYTES = 16;

  /** Most events accepted; checking each takes time, which a hostile runner could exploit. */
  public static final int MAX_LINES = 50_000;

  /** Longest event read, in characters. */
  public static final int MAX_LINE_LENGTH = 4 * 1024 * 1024;

  private static final JsonSchema SCHEMA = JsonSchema.load("event.schema.json");

  private EventFileReader() {}

  /**
   * Reads all events so far. Ignores text after the last line break, which may still be growing.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such file
   * @throws EventFileInvalidException when it is not a regular file, too large, or holds a line
   *     that is no event
   * @throws IOException when the disk fails
   */
  public static List<EventLine> read(Path file) throws IOException, EventFileInvalidException {
    try {
      return parse(UntrustedFile.text(complete(UntrustedFile.read(file, MAX_MEBIBYTES))));
    } catch (UntrustedFile.RefusedException e) {
      throw new EventFileInvalidException("event file " + e.getMessage());
    }
  }

  /** Cuts before decoding: a half-written character is no fault of the runner. */
  private static byte[] complete(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  private static List<EventLine> parse(String text) throws EventFileInvalidException {
    List<EventLine> events = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      int number = events.size() + 1;
      if (number > MAX_LINES) {
        throw new EventFileInvalidException("event file has more than " + MAX_LINES + " lines");
      }
      if (end - start > MAX_LINE_LENGTH) {
        throw invalid(number, "is longer than " + MAX_LINE_LENGTH + " characters");
      }
      events.add(event(text.substring(start, end), number));
      start = end + 1;
    }
    return events;
  }

  private static EventLine event(String line, int number) throws EventFileInvalidException {
    try {
      JsonNode tree = PlainText.of(ReevJson.MAPPER.readTree(line));
      List<Violation> violations = SCHEMA.violations(tree);
      if (!violations.isEmpty()) {
        Violation first = violations.get(0);
        String place = first.pointer().isEmpty() ? "" : first.pointer() + " ";
        throw invalid(number, place + first.message());
      }
      return ReevJson.MAPPER.treeToValue(tree, EventLine.class);
    } catch (JacksonException e) {
      throw invalid(number, JsonTrouble.of(e));
    }
  }

  private static EventFileInvalidException invalid(int number, String message) {
    return new EventFileInvalidException("event file, line " + number + ": " + message);
  }
}
