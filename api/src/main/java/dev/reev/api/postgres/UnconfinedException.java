package dev.reev.api.postgres;

import java.io.IOException;

/**
 * Thrown when PostgreSQL would have to run as root; it is not started. The message is one
 * human-readable line.
 */
final class UnconfinedException extends IOException {

  private static final long serialVersionUID = 1L;

  UnconfinedException(String what) {
    super(
        what.strip().replaceAll("\\s*\\n\\s*", "; ")
            + ". PostgreSQL never runs as root: start Reev as an ordinary user, or let its container make mount"
            + " namespaces (CAP_SYS_ADMIN; unshare, mount and setpriv of util-linux), or set SPRING_DATASOURCE_URL.");
  }
}
