package dev.reev.activities.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces known secret values by {@link #MARK}, as they are and as JSON escapes them. It looks at
 * bytes, so that output of any encoding stays as it is elsewhere.
 */
public final class SecretMask {

  /** Stands where a secret was. */
  public static final String MARK = "[secret]";

  /** Hides nothing. */
  public static final SecretMask NONE = new SecretMask(List.of());

  /** Shorter values would tear holes into innocent text, and are no keys. */
  private static final int SHORTEST_SECRET = 6;

  /** Read at a time from a file of any size. */
  private static final int CHUNK_BYTES = 1 << 20;

  private final boolean empty;
  private final Pattern pattern;
  private final int reach;

  /** A mask of these values; those of fewer than six characters are not looked for. */
  public SecretMask(Collection<String> secrets) {
    List<String> values =
        secrets.stream()
            // A key from a file often ends with a line break, which is not sent.
            .map(String::strip)
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .distinct()
            // A secret may be the beginning of a longer one.
            .sorted((a, b) -> Integer.compare(b.length(), a.length()))
            .toList();
    this.empty = values.isEmpty();
    this.pattern =
        Pattern.compile(values.stream().map(WrittenSecret::regex).collect(Collectors.joining("|")));
    this.reach = values.stream().mapToInt(WrittenSecret::longest).max().orElse(0);
  }

  /** Whether there is nothing to hide. */
  public boolean isEmpty() {
    return empty;
  }

  /** The longest that a written secret can be, in bytes. */
  public int reach() {
    return reach;
  }

  /** The text without secrets. */
  public String mask(String text) {
    if (empty || !pattern.matcher(new String(text.getBytes(UTF_8), ISO_8859_1)).find()) {
      return text;
    }
    return new String(mask(text.getBytes(UTF_8)), UTF_8);
  }

  /** The bytes without secrets; the same array when there are none. */
  public byte[] mask(byte[] bytes) {
    return maskFrom(bytes, 0);
  }

  /**
   * The bytes from {@code from} on without secrets, also without the rest of one that begins
   * before. A tail that was read with {@link #reach} bytes before it holds no part of a secret.
   */
  public byte[] maskFrom(byte[] bytes, int from) {
    if (empty) {
      return from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
    }
    String text = new String(bytes, ISO_8859_1);
    Matcher matcher = pattern.matcher(text);
    StringBuilder clean = new StringBuilder();
    int next = from;
    while (matcher.find()) {
      if (matcher.end() > from) {
        clean.append(text, next, Math.max(next, matcher.start())).append(MARK);
        next = matcher.end();
      }
    }
    if (next == 0) {
      return bytes;
    }
    return clean.append(text, next, text.length()).toString().getBytes(ISO_8859_1);
  }

  /** The bytes with each secret overwritten by asterisks, so that all offsets stay. */
  public byte[] overwrite(byte[] bytes) {
    if (empty) {
      return bytes;
    }
    byte[] clean = bytes.clone();
    Matcher matcher = pattern.matcher(new String(bytes, ISO_8859_1));
    while (matcher.find()) {
      Arrays.fill(clean, matcher.start(), matcher.end(), (byte) '*');
    }
    return clean;
  }

  /**
   * Copies a stream of any length without secrets, using little memory.
   *
   * @return whether there were any
   */
  public boolean copy(InputStream in, OutputStream out) throws IOException {
    boolean found = false;
    String held = "";
    while (true) {
      byte[] read = in.readNBytes(CHUNK_BYTES);
      String text = held + new String(read, ISO_8859_1);
      boolean last = read.length < CHUNK_BYTES;
      // What begins later may go on in the next chunk.
      int sure = last ? text.length() : text.length() - reach;
      Matcher matcher = pattern.matcher(text);
      int next = 0;
      while (!empty && matcher.find() && matcher.start() < sure) {
        found = true;
        out.write((text.substring(next, matcher.start()) + MARK).getBytes(ISO_8859_1));
        next = matcher.end();
      }
      int end = Math.max(next, sure);
      out.write(text.substring(next, end).getBytes(ISO_8859_1));
      if (last) {
        return found;
      }
      held = text.substring(end);
    }
  }
}
