package dev.reev.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.JavaStrings.Literal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each table belongs to one feature: all that names it stands in its package, or on a floor below.
 * Other packages ask the owner, or read its views (V24__views.sql). Imports do not show who shares
 * a table, so this test does.
 */
class TableOwnershipTest {

  /** Table -> package below dev.reev.api. */
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          entry("agent_config", "agent"),
          entry("benchmark", "benchmark"),
          entry("benchmark_version", "benchmark"),
          entry("system_check", "invariant"),
          entry("attempt_output", "output"),
          entry("document_chunk", "output"),
          entry("execution_progress", "output"),
          entry("output_segment", "output"),
          entry("performance", "performance"),
          entry("performance_day", "performance"),
          entry("flyway_schema_history", "postgres"),
          entry("execution", "run"),
          entry("execution_attempt", "run"),
          entry("execution_label", "run"),
          entry("idempotency_key", "idempotency"),
          entry("session_document", "run"),
          entry("schedule", "schedule"),
          entry("schedule_command", "schedule"),
          entry("run_score", "score"),
          entry("score_set", "score"),
          entry("suite", "suite"),
          entry("suite_item", "suite"),
          entry("tick", "watch"),
          entry("tick_judgement", "watch"),
          entry("tick_notification", "watch"));

  /**
   * View -> package whose tables it shows. Everybody may read it, its owner may write through it.
   */
  private static final Map<String, String> VIEWS =
      Map.ofEntries(
          entry("benchmark_summary", "benchmark"),
          entry("benchmark_text", "benchmark"),
          entry("performance_summary", "performance"),
          entry("open_execution", "run"),
          entry("run_attempt", "run"),
          entry("run_provenance", "run"),
          entry("run_summary", "run"),
          entry("run_progress", "output"),
          entry("schedule_summary", "schedule"),
          entry("open_score_set", "score"),
          entry("open_suite", "suite"),
          entry("suite_count", "suite"),
          entry("suite_item_summary", "suite"),
          entry("suite_summary", "suite"),
          entry("schedule_verdict", "watch"),
          entry("tick_summary", "watch"),
          entry("undelivered_tick", "watch"));

  private static final Pattern READ =
      Pattern.compile(
          "\\b(?:from|join|using)\\s+(?:only\\s+|public\\.)*\"?(\\w+)"
              + "(?:(?:\\s+(?:as\\s+)?\\w+)?\\s*,\\s*(\\w+))?");

  private static final Pattern WRITE =
      Pattern.compile(
          "\\b(?:insert\\s+into|update|delete\\s+from|truncate)\\s+(?:only\\s+|public\\.)*\"?(\\w+)");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(?:select|insert into|update \\w+|delete from|with (?:recursive )?\\w+ as)\\b");

  /** A statement, and no English sentence that begins with its first word. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "select .*\\bfrom\\b|select (?:exists|now|pg_)|insert into|update \\w+ set|delete from");

  private static final Pattern OPEN = Pattern.compile("'PENDING'\\s*,\\s*'RUNNING'");

  private static final Pattern ENTITY = Pattern.compile("@Entity\\b[^;{]*?\\bclass (\\w+)");

  private static final Pattern MAPPED = Pattern.compile("@Table\\(name = \"(\\w+)\"");

  private static final Path MAIN = Path.of("src", "main");

  private static final Path SOURCES = MAIN.resolve(Path.of("java", "dev", "reev", "api"));

  @Test
  void everyTableAndView_hasOneOwner() throws IOException {
    Set<String> owned = new TreeSet<>(TABLES.keySet());
    owned.remove("flyway_schema_history");
    assertThat(made("table")).containsExactlyInAnyOrderElementsOf(owned);
    assertThat(made("view")).containsExactlyInAnyOrderElementsOf(VIEWS.keySet());
  }

  @Test
  void everyPackage_namesItsOwnTablesOnly() throws IOException {
    assertThat(findings()).isEmpty();
  }

  @Test
  void foreignTable_isFound() {
    assertThat(findings("metrics/OpenRuns.java", "\n\"select agent from execution\""))
        .containsExactly(
            "metrics/OpenRuns.java:2 names the table execution of run; ask that package, or read"
                + " open_execution, run_attempt, run_provenance, run_summary");
    assertThat(findings("run/RunLabels.java", "\"select agent from execution\"")).isEmpty();
    assertThat(findings("run/state/RunLabels.java", "\"select agent from execution\"")).isEmpty();
    assertThat(findings("dashboard/run/A.java", "\"select agent from execution\"")).hasSize(1);
    assertThat(findings("runs/A.java", "\"select agent from execution\"")).hasSize(1);
    assertThat(
            findings("score/A.java", "\"\"\"\nselect 1 from run_score r\njoin suite_item i\"\"\""))
        .containsExactly(
            "score/A.java:3 names the table suite_item of suite; ask that package, or read"
                + " open_suite, suite_count, suite_item_summary, suite_summary");
    assertThat(findings("score/A.java", "\"select 1 from run_score r, suite s\"")).hasSize(1);
    assertThat(
            findings(
                "watch/A.java", "@Entity\n@Immutable\n@Table(name = \"schedule\")\nclass A {}"))
        .hasSize(1);
    assertThat(findings("watch/A.java", "@Entity\n@Immutable\npublic class BenchmarkVersion {}"))
        .hasSize(1);
  }

  @Test
  void foreignView_isReadAndNotWritten() {
    assertThat(findings("metrics/A.java", "\"select agent from open_execution\"")).isEmpty();
    assertThat(findings("metrics/A.java", "\"update open_execution set host = null\""))
        .containsExactly("metrics/A.java:1 writes through the view open_execution of run");
    assertThat(findings("run/A.java", "\"update open_execution set host = null\"")).isEmpty();
  }

  @Test
  void joinedSql_isFound() {
    assertThat(findings("run/A.java", "\"select id from execution\"\n + \" where id = ?\""))
        .containsExactly("run/A.java:1 joins SQL: make it one text block");
    assertThat(findings("run/A.java", "\"\"\"\nselect 1\n\"\"\" + // why\n condition")).hasSize(1);
    assertThat(findings("run/A.java", "COLUMNS + \" from execution\"")).hasSize(1);
    assertThat(findings("run/A.java", "// \"select 1\" + \"\"\n\"with \" + many + \" runs\""))
        .isEmpty();
  }

  @Test
  void everyStatement_standsInATextBlock() throws IOException {
    for (Path file : files(SOURCES, ".java")) {
      assertThat(statementsInQuotes(Files.readString(file))).as(file.toString()).isEmpty();
    }
  }

  @Test
  void statementInQuotes_isFound() {
    assertThat(statementsInQuotes("sql(\"select id from run\")")).containsExactly(1);
    assertThat(statementsInQuotes("sql(\"\"\"\nselect id from run\n\"\"\")")).isEmpty();
    assertThat(statementsInQuotes("say(\"select a run\")")).isEmpty();
  }

  /** In which lines. */
  private static List<Integer> statementsInQuotes(String source) {
    return JavaStrings.of(source).stream()
        .filter(literal -> !literal.block() && QUOTED.matcher(literal.text()).lookingAt())
        .map(Literal::line)
        .toList();
  }

  @Test
  void openPredicate_isFound() {
    assertThat(
            findings(
                "run/A.java", "\"select 1 from execution where state in ('PENDING', 'RUNNING')\""))
        .containsExactly("run/A.java:1 says which states are open: read an open_ view");
  }

  private static List<String> findings() throws IOException {
    List<String> findings = new ArrayList<>();
    for (Path file : files(SOURCES, ".java")) {
      String name = SOURCES.relativize(file).toString().replace('\\', '/');
      findings.addAll(findings(name, Files.readString(file)));
    }
    return findings;
  }

  private static List<String> findings(String file, String source) {
    String place = file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
    List<String> findings = new ArrayList<>();
    for (Literal literal : JavaStrings.of(source)) {
      String at = file + ":" + literal.line();
      Set<String> read = names(READ, literal.text());
      Set<String> written = names(WRITE, literal.text());
      Stream.concat(read.stream(), written.stream())
          .distinct()
          .filter(name -> TABLES.containsKey(name) && !owns(place, TABLES.get(name)))
          .forEach(name -> findings.add(file + ":" + literal.lineOf(name) + foreign(name)));
      written.stream()
          .filter(name -> VIEWS.containsKey(name) && !owns(place, VIEWS.get(name)))
          .forEach(
              name ->
                  findings.add(
                      "%s:%d writes through the view %s of %s"
                          .formatted(file, literal.lineOf(name), name, VIEWS.get(name))));
      if (literal.joined() && isSql(literal.text(), read)) {
        findings.add(at + " joins SQL: make it one text block");
      }
      if (OPEN.matcher(literal.text()).find()) {
        findings.add(at + " says which states are open: read an open_ view");
      }
    }
    Matcher entity = ENTITY.matcher(source);
    if (entity.find()) {
      Matcher mapped = MAPPED.matcher(entity.group());
      String table = mapped.find() ? mapped.group(1) : snakeCase(entity.group(1));
      if (!owns(place, TABLES.get(table))) {
        findings.add(file + foreign(table));
      }
    }
    return findings;
  }

  /** A feature owns its tables, on whichever of its floors they are named. */
  private static boolean owns(String place, @Nullable String owner) {
    return place.equals(owner) || place.startsWith(owner + "/");
  }

  private static boolean isSql(String text, Set<String> read) {
    return STATEMENT.matcher(text).lookingAt()
        || read.stream().anyMatch(name -> TABLES.containsKey(name) || VIEWS.containsKey(name));
  }

  private static String foreign(String table) {
    String owner = TABLES.getOrDefault(table, "nobody");
    return " names the table %s of %s; ask that package, or read %s"
        .formatted(
            table,
            owner,
            VIEWS.entrySet().stream()
                .filter(view -> view.getValue().equals(owner))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  /** Objects that migrations create and do not drop again. */
  private static Set<String> made(String kind) throws IOException {
    Set<String> made = new TreeSet<>();
    for (Path file : files(MAIN.resolve(Path.of("resources", "db", "migration")), ".sql")) {
      String sql = Files.readString(file).toLowerCase(Locale.ROOT);
      made.addAll(names(Pattern.compile("create (?:or replace )?" + kind + " (\\w+)"), sql));
      made.removeAll(names(Pattern.compile("drop " + kind + " (\\w+)"), sql));
      Matcher renamed = Pattern.compile("alter " + kind + " (\\w+) rename to (\\w+)").matcher(sql);
      while (renamed.find()) {
        made.remove(renamed.group(1));
        made.add(renamed.group(2));
      }
    }
    return made;
  }

  private static Set<String> names(Pattern pattern, String sql) {
    return pattern
        .matcher(sql)
        .results()
        .flatMap(TableOwnershipTest::groups)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> groups(MatchResult match) {
    return Stream.iterate(1, group -> group <= match.groupCount(), group -> group + 1)
        .map(match::group)
        .filter(Objects::nonNull);
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .sorted(Comparator.comparingInt(TableOwnershipTest::version).thenComparing(file -> file))
          .toList();
    }
  }

  /** Of a migration; 0 for everything else. */
  private static int version(Path file) {
    Matcher version = Pattern.compile("V(\\d+)__.*").matcher(file.getFileName().toString());
    return version.matches() ? Integer.parseInt(version.group(1)) : 0;
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
