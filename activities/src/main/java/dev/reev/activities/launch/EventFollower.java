package dev.reev.activities.launch;

import dev.reev.activities.secret.SecretMask;
import dev.reev.benchmarks.file.UntrustedFile;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.RunnerProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads an event file while the runner writes it, each time only the new part. The runner is not
 * trusted: lines that are not events are skipped, and nothing is read beyond fixed limits.
 */
final class EventFollower {

  /** Bytes read at a time, and so the longest line that is understood; takes a second to parse. */
  static final int MAX_LOOK_BYTES = 1024 * 1024;

  /**
   * Bytes read in all; a real file has a few KiB, and readers of the finished file reject more than
   * this.
   */
  static final long MAX_BYTES = 16L * 1024 * 1024;

  /** Longest name shown; names are free text of the runner. */
  private static final int MAX_NAME = 100;

  private final Path file;
  private final String executionId;
  private final SecretMask mask;
  private long position;
  private boolean insideLongLine;
  private RunnerProgress progress;

  EventFollower(Path file, String executionId, @Nullable Integer steps, SecretMask mask) {
    this.file = file;
    this.executionId = executionId;
    this.mask = mask;
    this.progress = RunnerProgress.none(steps);
  }

  /** Reads new events and returns the progress; the same object as before when nothing is new. */
  RunnerProgress look() throws IOException {
    try (SeekableByteChannel channel = UntrustedFile.open(file)) {
      ByteBuffer buffer = ByteBuffer.allocate(newBytes(channel));
      UntrustedFile.fill(channel.position(position), buffer);
      take(buffer.array(), buffer.position());
    } catch (NoSuchFileException | UntrustedFile.RefusedException noEvents) {
      return progress;
    }
    return progress;
  }

  /** Reads all remaining events of a file that no longer grows. */
  RunnerProgress toTheEnd() throws IOException {
    long before;
    do {
      before = position;
      look();
    } while (position > before);
    return progress;
  }

  /** A file that shrank has been replaced: the events counted so far stay. */
  private int newBytes(SeekableByteChannel channel) throws IOException {
    long left = Math.min(channel.size(), MAX_BYTES) - position;
    return (int) Math.max(0, Math.min(left, MAX_LOOK_BYTES));
  }

  private void take(byte[] bytes, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        if (!insideLongLine) {
          takeLine(new String(bytes, start, i - start, StandardCharsets.UTF_8));
        }
        insideLongLine = false;
        start = i + 1;
      }
    }
    if (start == 0 && length == MAX_LOOK_BYTES) {
      insideLongLine = true;
      start = length;
    }
    // The part after the last line break may still grow, so it is read again.
    position += start;
  }

  private void takeLine(String line) {
    try {
      JsonNode event = ReevJson.MAPPER.readTree(line);
      if (executionId.equals(event.path("session_id").asString(""))) {
        count(event);
      }
    } catch (JacksonException noEvent) {
      // An invalid event is not reported here but by the reader of the finished file.
      return;
    }
  }

  private void count(JsonNode event) {
    String type = event.path("event_type").asString("");
    int prompt = type.equals("Prompt") ? 1 : 0;
    int toolCall = type.equals("ToolInput") ? 1 : 0;
    int step = type.equals("StepComplete") ? 1 : 0;
    if (prompt + toolCall + step == 0 && !type.equals("ToolOutput")) {
      return;
    }
    String tool = name(event.path("tool_input").path("tool_name").asString(""));
    progress =
        new RunnerProgress(
            progress.events() + 1,
            progress.prompts() + prompt,
            progress.toolCalls() + toolCall,
            progress.stepsDone() + step,
            step == 1 ? 0 : progress.stepEvents() + 1,
            progress.steps(),
            type,
            tool.isEmpty() ? progress.lastTool() : tool,
            Instant.now());
  }

  /** Masks the text before cutting it: half a secret would no longer be recognised. */
  private String name(String text) {
    String name = mask.mask(text);
    String clean = name.substring(0, Math.min(name.length(), MAX_NAME));
    return clean.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
