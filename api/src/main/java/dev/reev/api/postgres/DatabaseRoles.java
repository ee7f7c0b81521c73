package dev.reev.api.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Roles of the embedded database. One role owns the schema and migrates it, another one reads and
 * writes rows. The superuser that initdb makes cannot log in: it exists for the set-up alone, which
 * needs no login as it happens before the server accepts connections.
 */
final class DatabaseRoles {

  static final String DATABASE = "postgres";
  static final String SUPERUSER = "postgres";
  static final String MIGRATION = "reev_migration";
  static final String APPLICATION = "reev";

  /** To be raised when the set-up changes, so that existing data get the new one. */
  private static final int SET_UP_VERSION = 1;

  private DatabaseRoles() {}

  /** Makes the roles, and gives them the objects that an earlier version left to the superuser. */
  static String setUp(DatabaseSecrets secrets) {
    // In single-user mode a statement ends with its line.
    return resource()
        .replace("{migration}", secrets.migration())
        .replace("{application}", secrets.application())
        .replace('\n', ' ')
        .concat("\n");
  }

  /** Marker written beside an initialized data folder. */
  static String mark(DatabaseSecrets secrets) {
    return SET_UP_VERSION + " " + secrets.fingerprint();
  }

  /** Contents of pg_hba.conf: the roles that may log in, and how; all others are refused. */
  static String logins() {
    return """
    # Written by Reev at each start.
    local %1$s %2$s scram-sha-256
    local %1$s %3$s scram-sha-256
    """
        .formatted(DATABASE, MIGRATION, APPLICATION);
  }

  private static String resource() {
    try (InputStream in = DatabaseRoles.class.getResourceAsStream("roles.sql")) {
      return new String(
          Objects.requireNonNull(in, "roles.sql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
