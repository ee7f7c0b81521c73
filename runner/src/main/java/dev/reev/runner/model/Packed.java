package dev.reev.runner.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks answers that arrive compressed without a request for it: some proxies compress on their
 * own. A few bytes could unpack to more than fits in memory, so there is a limit.
 */
final class Packed {

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final Set<String> PLAIN = Set.of("", "identity", "gzip", "x-gzip");

  private Packed() {}

  /**
   * Returns the unpacked body.
   *
   * @param encoding {@code Content-Encoding}; empty when there is none
   */
  static byte[] unpacked(byte[] body, String encoding, int maxBytes) throws IOException {
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    try {
      if (isGzip(body)) {
        return read(new GZIPInputStream(new ByteArrayInputStream(body)), maxBytes);
      }
      if (name.equals("deflate") && body.length > 0) {
        return read(new InflaterInputStream(new ByteArrayInputStream(body)), maxBytes);
      }
    } catch (ZipException e) {
      throw new UnusableAnswerException("answer that cannot be unpacked: " + e.getMessage());
    }
    if (!PLAIN.contains(name) && !name.equals("deflate")) {
      throw new UnusableAnswerException(
          "answer in the encoding " + name + ", which was not asked for");
    }
    return body;
  }

  /**
   * Detects gzip by its first bytes, in case the header is missing: no JSON and no text begins like
   * this.
   */
  private static boolean isGzip(byte[] body) {
    return body.length > 2 && (body[0] & 0xff) == GZIP_FIRST && (body[1] & 0xff) == GZIP_SECOND;
  }

  private static byte[] read(InputStream in, int maxBytes) throws IOException {
    byte[] bytes = in.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw Attempts.tooLarge();
    }
    return bytes;
  }
}
