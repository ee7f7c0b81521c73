package dev.reev.benchmarks.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads what a runner left, which may be anything. */
public final class UntrustedFile {

  private UntrustedFile() {}

  /** The file is refused. The message says why and goes on where "the file" leaves off. */
  public static final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private RefusedException(String message) {
      super(message);
    }
  }

  /**
   * The content of a regular file.
   *
   * @throws RefusedException when it is no regular file or larger than {@code maxMebibytes}
   * @throws java.nio.file.NoSuchFileException when there is none
   * @throws IOException when the disk fails
   */
  public static byte[] read(Path file, int maxMebibytes) throws IOException, RefusedException {
    int maxBytes = maxMebibytes * 1024 * 1024;
    try (SeekableByteChannel channel = open(file);
        InputStream in = Channels.newInputStream(channel)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new RefusedException("is larger than " + maxMebibytes + " MiB");
      }
      return bytes;
    }
  }

  /**
   * Opens a regular file, to read parts of it.
   *
   * @throws RefusedException when it is no regular file or closed to this user
   * @throws java.nio.file.NoSuchFileException when there is none
   * @throws IOException when the disk fails
   */
  public static SeekableByteChannel open(Path file) throws IOException, RefusedException {
    // A link could point at a file the runner itself may not read; a pipe would block for ever.
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isRegularFile()) {
        throw new RefusedException("is not a regular file");
      }
      return Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (AccessDeniedException e) {
      throw new RefusedException("may not be read");
    }
  }

  /** Reads until the buffer is full or the file ends. */
  public static void fill(SeekableByteChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Read on: a channel may give less than was asked for.
    }
  }

  /**
   * Bytes as text.
   *
   * @throws RefusedException when they are not UTF-8
   */
  public static String text(byte[] bytes) throws RefusedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException("is not UTF-8 text");
    }
  }
}
