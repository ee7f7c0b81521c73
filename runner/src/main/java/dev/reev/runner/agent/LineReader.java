package dev.reev.runner.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8 from an untrusted writer, with limits on each line and on the total. */
final class LineReader {

  private static final int BUFFER = 8192;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final int maxLine;
  private final long maxTotal;
  private final byte[] buffer = new byte[BUFFER];
  private boolean first = true;
  private int position;
  private int filled;
  private long total;

  /**
   * Creates a reader.
   *
   * @param maxLine bytes of one line
   * @param maxTotal bytes of all lines together
   */
  LineReader(InputStream in, int maxLine, long maxTotal) {
    this.in = in;
    this.maxLine = maxLine;
    this.maxTotal = maxTotal;
  }

  /** The input exceeds a limit; the message names the limit. */
  static final class TooMuchException extends IOException {

    private static final long serialVersionUID = 1L;

    TooMuchException(String message) {
      super(message);
    }
  }

  /**
   * Returns the next line, also a last one without a line end; empty at the end of the stream.
   *
   * @throws TooMuchException when a limit is exceeded
   */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (fill()) {
      int start = position;
      while (position < filled && buffer[position] != '\n') {
        position++;
      }
      line.write(buffer, start, position - start);
      if (line.size() > maxLine) {
        throw new TooMuchException("a line longer than " + maxLine + " bytes");
      }
      if (position < filled) {
        position++;
        return Optional.of(text(line));
      }
    }
    return line.size() == 0 ? Optional.empty() : Optional.of(text(line));
  }

  /** Drops a byte order mark, which programs of some systems write first. */
  private String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    boolean marked = first && text.startsWith(BYTE_ORDER_MARK);
    first = false;
    return marked ? text.substring(1) : text;
  }

  private boolean fill() throws IOException {
    if (position < filled) {
      return true;
    }
    position = 0;
    filled = Math.max(0, in.read(buffer));
    total += filled;
    if (total > maxTotal) {
      throw new TooMuchException("more than " + maxTotal + " bytes");
    }
    return filled > 0;
  }
}
