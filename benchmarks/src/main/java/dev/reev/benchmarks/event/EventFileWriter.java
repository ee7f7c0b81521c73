package dev.reev.benchmarks.event;

import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.benchmarks.schema.JsonTrees;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.JsonNode;

/** Appends events, one JSON line each, so that a reader can follow a run while it is open. */
public final class EventFileWriter implements Closeable {

  private final BufferedWriter writer;

  private EventFileWriter(BufferedWriter writer) {
    this.writer = writer;
  }

  /** {@code enhanced_otel_<id>.jsonl}. */
  public static String fileName(String executionId) {
    return "enhanced_otel_" + executionId + ".jsonl";
  }

  /**
   * Opens a file for appending; creates it and its folder if needed.
   *
   * @throws IOException when it cannot be opened
   */
  public static EventFileWriter open(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      OwnerOnly.createFolders(folder);
    }
    return new EventFileWriter(
        Files.newBufferedWriter(
            OwnerOnly.createFile(file), StandardCharsets.UTF_8, StandardOpenOption.APPEND));
  }

  /**
   * Appends one event and flushes it to the operating system (not to the disk: events may be lost
   * in a power cut, the session file may not).
   *
   * @throws IOException when the line cannot be written
   */
  public void append(EventLine event) throws IOException {
    append(event.json());
  }

  /**
   * Appends an event that is a tree already.
   *
   * @throws IOException when the line cannot be written
   */
  public void append(JsonNode event) throws IOException {
    writer.write(JsonTrees.text(event));
    writer.write('\n');
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
