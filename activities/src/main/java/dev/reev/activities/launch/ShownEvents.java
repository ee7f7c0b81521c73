package dev.reev.activities.launch;

import dev.reev.activities.secret.SecretMask;
import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.benchmarks.file.UntrustedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the events of a live runner with secrets masked: copies whole lines as they are
 * written. The published file of the ended attempt replaces the copy.
 */
final class ShownEvents {

  private static final Logger log = LoggerFactory.getLogger(ShownEvents.class);

  /** Bytes read at a time; a longer line appears only when the runner has ended. */
  private static final int MAX_BYTES = 1 << 20;

  private final Path source;
  private final Path target;
  private final SecretMask mask;
  private long shown;
  private boolean broken;

  /**
   * The target must not exist yet: the events of an adopted runner are copied from the beginning.
   */
  ShownEvents(Path source, Path target, SecretMask mask) {
    this.source = source;
    this.target = target;
    this.mask = mask;
  }

  /** Copies the new events. A failure does not affect the run. */
  void update() {
    if (broken || mask.isEmpty()) {
      return;
    }
    try {
      byte[] lines = newLines();
      if (lines.length > 0) {
        Files.write(OwnerOnly.createFile(target), mask.overwrite(lines), StandardOpenOption.APPEND);
        shown += lines.length;
      }
    } catch (IOException e) {
      broken = true;
      log.warn("cannot show the events in {}: {}", target, e.toString());
    }
  }

  private byte[] newLines() throws IOException {
    try (SeekableByteChannel channel = UntrustedFile.open(source)) {
      ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);
      UntrustedFile.fill(channel.position(shown), buffer);
      int end = buffer.position();
      while (end > 0 && buffer.get(end - 1) != '\n') {
        end--;
      }
      return Arrays.copyOf(buffer.array(), end);
    } catch (NoSuchFileException | UntrustedFile.RefusedException noEvents) {
      return new byte[0];
    }
  }
}
