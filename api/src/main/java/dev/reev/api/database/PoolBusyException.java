package dev.reev.api.database;

import java.sql.SQLTransientConnectionException;

/** All connections are in use, and others got one meanwhile: the database is well, and busy. */
final class PoolBusyException extends SQLTransientConnectionException {

  private static final long serialVersionUID = 1L;

  PoolBusyException(SQLTransientConnectionException timedOut) {
    super(timedOut.getMessage(), timedOut.getSQLState(), timedOut);
  }
}
