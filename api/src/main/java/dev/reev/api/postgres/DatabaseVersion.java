package dev.reev.api.postgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Version of the database server, embedded or not. */
@Component
public class DatabaseVersion {

  private final JdbcClient jdbc;

  DatabaseVersion(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of the server. */
  public String postgres() {
    return jdbc.sql("show server_version").query(String.class).single();
  }

  /** Of the newest migration. */
  public String schema() {
    return jdbc.sql(
            """
            select version from flyway_schema_history where success and version is not null
            order by installed_rank desc limit 1
            """)
        .query(String.class)
        .single();
  }
}
