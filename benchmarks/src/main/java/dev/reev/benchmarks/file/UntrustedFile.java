package dev.reev.benchmarks.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads files that a runner left, with arbitrary content. */
public final class UntrustedFile {

  private UntrustedFile() {}

  /**
   * The file is refused. The message gives the reason and continues a sentence that begins with
   * "the file".
   */
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
   * Opens a regular file, to read parts of it. The path can be replaced at any moment, so opening
   * must not block: a pipe opened for reading waits for a writer, a pipe opened for reading and
   * writing does not. The type is then checked on the open file.
   *
   * @throws RefusedException when it is no regular file or closed to this user, for reading or
   *     writing
   * @throws java.nio.file.NoSuchFileException when there is none
   * @throws IOException when the disk fails
   */
  public static SeekableByteChannel open(Path file) throws IOException, RefusedException {
    // A link could point at a file the runner itself may not read.
    if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isRegularFile()) {
      throw noRegularFile();
    }
    SeekableByteChannel channel;
    try {
      channel =
          Files.newByteChannel(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (AccessDeniedException e) {
      throw new RefusedException("may not be read and written");
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      // A link, a folder or a socket that took its place.
      throw noRegularFile();
    }
    try {
      // Asks the open descriptor: pipes and terminals have no position.
      channel.position();
      return channel;
    } catch (IOException e) {
      channel.close();
      throw noRegularFile();
    }
  }

  /**
   * Appends Reev's own text to a regular file.
   *
   * @throws RefusedException as {@link #open} says
   */
  public static void append(Path file, String text) throws IOException, RefusedException {
    try (SeekableByteChannel channel = open(file)) {
      ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      channel.position(channel.size());
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }

  private static RefusedException noRegularFile() {
    return new RefusedException("is not a regular file");
  }

  /** Reads until the buffer is full or the file ends. */
  public static void fill(SeekableByteChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Keeps reading: a channel may return less than requested.
    }
  }

  /**
   * Decodes bytes to text.
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
