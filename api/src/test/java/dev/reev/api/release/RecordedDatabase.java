package dev.reev.api.release;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.JsonNode;

/**
 * Recorded database of a version, one CSV file for each table in loading order, and the version's
 * answers about it.
 *
 * @param folder named after the version; never changed once it is recorded
 */
record RecordedDatabase(Path folder) {

  /** Of recordings only; the key that it seals there is made up. */
  static final String SECRET_KEY = "cmVjb3JkZWQsIHRoZXJlZm9yZSBub3QgYSBzZWNyZXQ=";

  private static final Path ALL =
      Path.of(System.getProperty("reev.root"), "api/src/test/resources/database");

  private static final String SCHEMA = "schema-version.txt";
  private static final String ANSWERS = "answers.jsonl";

  /**
   * Tables by the length of the longest chain of foreign keys that leads away from them: whatever a
   * row refers to is loaded before it. A table that refers to itself is loaded in one statement,
   * and PostgreSQL checks at its end.
   */
  private static final String TABLES =
      """
      with recursive reference as (
        select conrelid as source, confrelid as target from pg_constraint
        where contype = 'f' and conrelid <> confrelid
      ), chain (source, length) as (
        select oid, 0 from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'
        union all
        select r.source, c.length + 1 from chain c join reference r on r.target = c.source
        -- Tables in a circle have no such order; then loading fails, and not this.
        where c.length < 100
      )
      select source::regclass::text from chain group by source order by max(length), 1
      """;

  /** Identity columns take the recorded values, and their sequences know nothing of that. */
  private static final String SEQUENCES =
      """
      select format('select setval(pg_get_serial_sequence(%1$L, %2$L), max(%2$I)) from %1$I', table_name, column_name)
      from information_schema.columns
      where table_schema = 'public' and is_identity = 'YES'
      """;

  private record Answer(String address, JsonNode body) {}

  static RecordedDatabase named(String version) {
    return new RecordedDatabase(ALL.resolve(version));
  }

  static List<RecordedDatabase> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.sorted().map(RecordedDatabase::new).toList();
    }
  }

  /** The newest migration that it had. */
  String schemaVersion() throws IOException {
    return Files.readString(folder.resolve(SCHEMA)).strip();
  }

  /** Recorded answers by path below {@code /api/v1}. */
  Map<String, JsonNode> answers() throws IOException {
    Map<String, JsonNode> answers = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(ANSWERS))) {
      Answer answer = ReevJson.MAPPER.readValue(line, Answer.class);
      answers.put(answer.address(), answer.body());
    }
    return answers;
  }

  /** Writes all of a database, as it is at one moment. */
  void write(Connection database, Map<String, JsonNode> answers) throws IOException, SQLException {
    Files.createDirectories(folder);
    database.setAutoCommit(false);
    database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    int number = 0;
    for (String table : texts(database, TABLES)) {
      if (!texts(database, "select 1 from %s limit 1".formatted(table)).isEmpty()) {
        number++;
        copyOut(database, table, folder.resolve("%02d-%s.csv".formatted(number, table)));
      }
    }
    database.rollback();
    Files.writeString(
        folder.resolve(SCHEMA),
        texts(
                    database,
                    """
                    select version from flyway_schema_history where success and version is not null
                    order by installed_rank desc limit 1
                    """)
                .get(0)
            + "\n");
    List<String> lines = new ArrayList<>();
    answers.forEach(
        (address, body) ->
            lines.add(ReevJson.MAPPER.writeValueAsString(new Answer(address, body))));
    Files.write(folder.resolve(ANSWERS), lines);
  }

  /** Fills an empty database that has the schema of this version. */
  void load(Connection database) throws IOException, SQLException {
    for (Path file : tables()) {
      copyIn(database, file);
    }
    for (String sequence : texts(database, SEQUENCES)) {
      var unused = texts(database, sequence);
    }
  }

  private List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  private static void copyOut(Connection database, String table, Path file)
      throws IOException, SQLException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      copies(database).copyOut("copy %s to stdout (format csv, header)".formatted(table), writer);
    }
  }

  /** Columns that came later take their defaults. */
  private static void copyIn(Connection database, Path file) throws IOException, SQLException {
    String table = file.getFileName().toString().replaceAll("^\\d+-|\\.csv$", "");
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String columns = reader.readLine();
      copies(database)
          .copyIn("copy %s (%s) from stdin (format csv)".formatted(table, columns), reader);
    }
  }

  private static CopyManager copies(Connection database) throws SQLException {
    return database.unwrap(PGConnection.class).getCopyAPI();
  }

  private static List<String> texts(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /** The version. */
  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
