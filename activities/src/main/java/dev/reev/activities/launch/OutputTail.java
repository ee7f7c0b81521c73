package dev.reev.activities.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The last lines of a runner's output, as evidence. */
final class OutputTail {

  /** Enough for a stack trace's head and message; evidence rides in workflow history. */
  private static final int MAX_BYTES = 4096;

  private OutputTail() {}

  static String of(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - MAX_BYTES);
      ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);
      channel.position(start);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Read on: a channel may give less than was asked for.
      }
      String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      return start == 0 ? text : "[... " + start + " bytes cut]\n" + text;
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
