package dev.reev.api.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;

/** Tells a database that is away from a statement that is wrong. */
public final class DatabaseOutage {

  /**
   * Connection failures (08), too many connections or no space (53), shut down or starting (57P).
   * See "PostgreSQL Error Codes" in its manual.
   */
  private static final Pattern AWAY = Pattern.compile("08...|53...|57P0[1-5]");

  /** Message of the pool, without a code, for a connection that broke while in use. */
  private static final String LOST = "Connection is closed";

  private DatabaseOutage() {}

  /** Whether a request failed because the database was not there. */
  public static boolean caused(Throwable failure) {
    if (isBusy(failure)) {
      return false;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException sql && isAway(sql))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a request failed because others kept the database busy, which is well. */
  public static boolean isBusy(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PoolBusyException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? LOST.equals(failure.getMessage()) : AWAY.matcher(state).matches();
  }
}
