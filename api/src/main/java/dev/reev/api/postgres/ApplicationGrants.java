package dev.reev.api.postgres;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Lets the application use what the migration role owns: rows, and nothing but rows. */
final class ApplicationGrants implements Callback {

  /** The application must not change the history of migrations. */
  private static final String GRANTS =
      """
      grant select, insert, update, delete on all tables in schema public to reev;
      grant usage, select on all sequences in schema public to reev;
      revoke insert, update, delete on flyway_schema_history from reev
      """;

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute(GRANTS);
    } catch (SQLException e) {
      throw new FlywayException("the application cannot be given its rights", e);
    }
  }

  @Override
  public String getCallbackName() {
    return "application-grants";
  }
}
