package dev.reev.activities.secret;

import dev.reev.benchmarks.file.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Source of the secret key: 32 bytes in base64, given as text or stored in a file. Hosts need the
 * same key to open each other's configs.
 *
 * @param text the key itself; empty when the file holds it
 */
record SecretKeySource(String text, Path file) {

  private static final int KEY_BYTES = 32;

  /** A key has 45 bytes with its line break; a longer file is not a key file. */
  private static final int MAX_FILE_BYTES = 1024;

  SecretKeySource {
    text = text.strip();
  }

  /**
   * Creates the file unless it exists or is not needed. When two processes try, only one creates
   * it.
   */
  void createIfMissing() throws SealException {
    if (!text.isEmpty() || Files.exists(file)) {
      return;
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path fresh = null;
    try {
      Files.createDirectories(folder);
      fresh =
          Files.createTempFile(
              folder,
              ".secret-key",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n");
      // Linking publishes the file with its whole content, and never replaces an existing one.
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException other) {
      // Another process was faster; its key is used.
      return;
    } catch (UnsupportedOperationException e) {
      throw new SealException(
          "the secret key cannot be kept in "
              + file
              + ": its file system knows no owners and no links");
    } catch (IOException e) {
      throw new SealException(
          "the secret key cannot be kept in " + file + ": " + FileTrouble.withFile(e));
    } finally {
      delete(fresh);
    }
  }

  /** The bytes of the key. */
  byte[] key() throws SealException {
    return text.isEmpty() ? decoded(content(), file.toString()) : decoded(text, "REEV_SECRET_KEY");
  }

  private String content() throws SealException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_FILE_BYTES), StandardCharsets.ISO_8859_1).strip();
    } catch (NoSuchFileException e) {
      throw new SealException(
          "there is no secret key at "
              + file
              + "; give this host that of the API, by REEV_SECRET_KEY_FILE or REEV_SECRET_KEY");
    } catch (IOException e) {
      throw new SealException(
          "the secret key in " + file + " cannot be read: " + FileTrouble.of(e));
    }
  }

  private static byte[] decoded(String base64, String where) throws SealException {
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Reported below, without the text: it may be a key with a typing error.
    }
    throw new SealException(
        where + " must hold a secret key of 32 bytes in base64, as of 'openssl rand -base64 32'");
  }

  private static void delete(@Nullable Path fresh) {
    try {
      if (fresh != null) {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      // The leftover file is readable by its owner only, and nothing reads it.
      return;
    }
  }
}
