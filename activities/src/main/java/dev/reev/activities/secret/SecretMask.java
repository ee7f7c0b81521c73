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
 * Overwrites known secret values with asterisks, both plain and as JSON escapes them. Works on
 * bytes, so that output in any encoding stays unchanged elsewhere, and every byte stays in its
 * place.
 */
public final class SecretMask {

  /** A mask without secrets. */
  public static final SecretMask NONE = new SecretMask(List.of());

  /** Bytes read at a time from a file of any size. */
  private static final int CHUNK_BYTES = 1 << 20;

  private final boolean empty;
  private final Pattern pattern;
  private final int reach;

  /** Creates a mask of these values; those with fewer than six characters are not masked. */
  public SecretMask(Collection<String> secrets) {
    WrittenSecrets written = new WrittenSecrets(secrets);
    this.empty = written.isEmpty();
    this.pattern = written.inBytes();
    this.reach = written.longest();
  }

  /** Returns true when the mask holds no secrets. */
  public boolean isEmpty() {
    return empty;
  }

  /** Length in bytes of the longest written form of a secret. */
  public int reach() {
    return reach;
  }

  /** Returns the text with each secret overwritten by asterisks. */
  public String mask(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] clean = overwrite(bytes);
    return clean == bytes ? text : new String(clean, UTF_8);
  }

  /**
   * Returns the bytes with each secret overwritten by asterisks, at unchanged offsets; the same
   * array when there are no secrets in it.
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
   * Copies a stream of any length like {@link #overwrite}, using little memory.
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
      // A secret may continue in the next chunk, so the end of this one is checked again.
      int sure = clean.length - Math.min(clean.length, reach);
      out.write(clean, 0, sure);
      held = Arrays.copyOfRange(clean, sure, clean.length);
    }
  }
}
