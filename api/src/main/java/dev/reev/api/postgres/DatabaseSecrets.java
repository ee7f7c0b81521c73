package dev.reev.api.postgres;

import dev.reev.benchmarks.schema.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/**
 * Passwords of the two roles that may log in. The file is for its owner alone, so that a process
 * that finds the socket but not the file stays out.
 *
 * @param migration password of {@link DatabaseRoles#MIGRATION}
 * @param application password of {@link DatabaseRoles#APPLICATION}
 */
record DatabaseSecrets(String migration, String application) {

  /** As many as the digest inside of SCRAM-SHA-256 has. */
  private static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  static DatabaseSecrets fresh() {
    return new DatabaseSecrets(password(), password());
  }

  private static String password() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Empty when they were never stored, or not as a whole. */
  static Optional<DatabaseSecrets> read(Path file) throws IOException {
    Properties stored = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      stored.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    String migration = stored.getProperty(DatabaseRoles.MIGRATION, "");
    String application = stored.getProperty(DatabaseRoles.APPLICATION, "");
    return migration.isEmpty() || application.isEmpty()
        ? Optional.empty()
        : Optional.of(new DatabaseSecrets(migration, application));
  }

  void write(Path file) throws IOException {
    // Java makes temporary files for their owner alone.
    Path fresh = Files.createTempFile(file.getParent(), "postgres-secrets", ".tmp");
    Files.writeString(
        fresh,
        "%s=%s%n%s=%s%n"
            .formatted(DatabaseRoles.MIGRATION, migration, DatabaseRoles.APPLICATION, application));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** By which data are known to have been set up with these. */
  String fingerprint() {
    return Sha256.hex((migration + application).getBytes(StandardCharsets.UTF_8));
  }
}
