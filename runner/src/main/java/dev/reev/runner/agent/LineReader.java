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
   * A reader.
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
   * The next line; a last one without its end counts. Nothing when there are no more.
   *
   * @throws TooMuchException when a limit is passed
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

  /** Programs of some systems put a byte order mark in front of all they write. */
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
