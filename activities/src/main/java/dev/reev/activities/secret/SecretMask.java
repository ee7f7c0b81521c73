package dev.reev.activities.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.reev.benchmarks.secret.WrittenSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Overwrites known secret values with asterisks, as they are and as JSON escapes them. It looks at
 * bytes, so that output of any encoding stays as it is elsewhere, and each byte in its place.
 */
public final class SecretMask {

  /** Hides nothing. */
  public static final SecretMask NONE = new SecretMask(List.of());

  /** Read at a time from a file of any size. */
  private static final int CHUNK_BYTES = 1 << 20;

  private final boolean empty;
  private final Pattern pattern;
  private final int reach;

  /** A mask of these values; those of fewer than six characters are not looked for. */
  public SecretMask(Collection<String> secrets) {
    WrittenSecrets written = new WrittenSecrets(secrets);
    this.empty = written.isEmpty();
    this.pattern = written.inBytes();
    this.reach = written.longest();
  }

  /** Whether there is nothing to hide. */
  public boolean isEmpty() {
    return empty;
  }

  /** The longest that a written secret can be, in bytes. */
  public int reach() {
    return reach;
  }

  /** The text with each secret overwritten by asterisks. */
  public String mask(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] clean = overwrite(bytes);
    return clean == bytes ? text : new String(clean, UTF_8);
  }

  /**
   * The bytes with each secret overwritten by asterisks, so that all offsets stay; the same array
   * when there are none.
   */
  public byte[] overwrite(byte[] bytes) {
    if (empty) {
      return bytes;
    }
    byte[] clean = bytes;
    Matcher matcher = pattern.matcher(new String(bytes, ISO_8859_1));
    while (matcher.find()) {
      clean = clean == bytes ? bytes.clone() : clean;
      Arrays.fill(clean, matcher.start(), matcher.end(), (byte) '*');
    }
    return clean;
  }

  /**
   * Copies a stream of any length as {@link #overwrite} does, using little memory.
   *
   * @return whether there were any secrets
   */
  public boolean copy(InputStream in, OutputStream out) throws IOException {
    boolean found = false;
    byte[] held = {};
    while (true) {
      byte[] read = in.readNBytes(CHUNK_BYTES);
      byte[] bytes = Arrays.copyOf(held, held.length + read.length);
      System.arraycopy(read, 0, bytes, held.length, read.length);
      byte[] clean = overwrite(bytes);
      found |= clean != bytes;
      if (read.length < CHUNK_BYTES) {
        out.write(clean);
        return found;
      }
      // A secret at the end may go on in the next chunk, so that much is looked at again.
      int sure = clean.length - Math.min(clean.length, reach);
      out.write(clean, 0, sure);
      held = Arrays.copyOfRange(clean, sure, clean.length);
    }
  }
}
