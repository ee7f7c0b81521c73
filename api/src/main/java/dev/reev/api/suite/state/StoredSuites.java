package dev.reev.api.suite.state;

import dev.reev.api.database.Columns;
import dev.reev.api.request.PageCursor;
import dev.reev.workflows.suite.SuiteState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of suites. */
@Component
public class StoredSuites {

  /** Later than any suite; cursor of the first page. */
  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private final JdbcClient jdbc;
  private final JsonMapper json;

  StoredSuites(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public Optional<StoredSuite> find(UUID id) {
    return jdbc.sql(
            """
            select * from suite where id = ?
            """)
        .param(id)
        .query(this::row)
        .optional();
  }

  /** Locks a suite until the transaction ends. */
  public Optional<StoredSuite> lock(UUID id) {
    return jdbc.sql(
            """
            select * from suite where id = ? for update
            """)
        .param(id)
        .query(this::row)
        .optional();
  }

  /** The newest matching suites after the end of the previous page. */
  public List<StoredSuite> newest(
      @Nullable String name, @Nullable SuiteState state, @Nullable PageCursor after, int limit) {
    return jdbc.sql(
            """
            select * from suite
            where (:name::text is null or name = :name)
              and (:state::text is null or state = :state)
              and (created_at, id) < (:time, :id)
            order by created_at desc, id desc limit :limit
            """)
        .param("name", name)
        .param("state", state == null ? null : state.name())
        .param("time", (after == null ? END_OF_TIME : after.createdAt()).atOffset(ZoneOffset.UTC))
        .param("id", after == null ? new UUID(-1, -1) : after.id())
        .param("limit", limit)
        .query(this::row)
        .list();
  }

  private StoredSuite row(ResultSet row, int number) throws SQLException {
    return new StoredSuite(
        row.getObject("id", UUID.class),
        SuiteKind.valueOf(row.getString("kind")),
        SuiteState.valueOf(row.getString("state")),
        json.readValue(row.getString("definition"), SuiteOrder.class),
        row.getInt("items"),
        row.getBoolean("paused"),
        row.getObject("stop_requested_at") != null,
        row.getString("parent_workflow"),
        row.getInt("generation"),
        row.getString("message"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"),
        Columns.instantOrNull(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"),
        counts(row.getString("counts")));
  }

  private @Nullable SuiteProgress counts(@Nullable String counts) {
    return counts == null ? null : json.readValue(counts, SuiteProgress.class);
  }
}
