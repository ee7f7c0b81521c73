package dev.reev.cli;

import static dev.reev.cli.fake.LongAnswers.AGENT;
import static dev.reev.cli.fake.LongAnswers.BASE;
import static dev.reev.cli.fake.LongAnswers.BENCHMARK;
import static dev.reev.cli.fake.LongAnswers.NAME;
import static dev.reev.cli.fake.LongAnswers.RUN;
import static dev.reev.cli.fake.LongAnswers.SUITE;
import static dev.reev.cli.fake.LongAnswers.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.fake.LongAnswers;
import dev.reev.cli.fake.ScriptedApi;
import dev.reev.cli.terminal.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Output of commands in a pipe: tables of 80 columns, and the same bytes each time. */
class OutputFormTest {

  /** Commands that depend on the machine, or start and end processes on it. */
  private static final Set<String> OF_THIS_MACHINE =
      Set.of("reev up", "reev down", "reev doctor", "reev runner-test", "reev help");

  /** Beginnings of lines outside tables: sentences, and values beside a name. */
  private static final Set<String> NO_TABLE =
      Set.of(
          BENCHMARK,
          NAME,
          "HARM",
          "controls:",
          "labels",
          "suite",
          "model",
          "made",
          "failure",
          "regression:",
          "page",
          "stopping",
          "worse",
          "verdict",
          "compare");

  private final ScriptedApi api = new ScriptedApi();
  private final Map<String, String> environment = new HashMap<>();

  OutputFormTest(@TempDir Path home) throws IOException {
    LongAnswers.on(api);
    environment.put("REEV_ROOT", home.toString());
    environment.put("REEV_HOME", home.resolve("data").toString());
    environment.put("REEV_URL", api.url());
  }

  @AfterEach
  void close() {
    api.close();
  }

  static List<List<String>> commands() {
    return List.of(
        List.of("list"),
        List.of("show", RUN),
        List.of("logs", RUN),
        List.of("trace", RUN),
        List.of("open", RUN),
        List.of("run", BENCHMARK, "--agent", AGENT),
        List.of("run", BENCHMARK, "--agent", AGENT, "--repeats", "2"),
        List.of("follow", SUITE),
        List.of("stop", RUN, SUITE),
        List.of("suite", "list"),
        List.of("suite", "show", SUITE),
        List.of("suite", "run", "3*"),
        List.of("suite", "pause", SUITE),
        List.of("suite", "resume", SUITE),
        List.of("suite", "cancel", SUITE),
        List.of("suite", "retry", SUITE),
        List.of("suite", "export", SUITE, "--csv=-"),
        List.of("compare", BASE, SUITE),
        List.of("score", SUITE),
        List.of("schedule", "list"),
        List.of("schedule", "show", NAME),
        List.of("schedule", "create", NAME, "3*", "--every=6h"),
        List.of("schedule", "edit", NAME, "--every=6h"),
        List.of("schedule", "pause", NAME),
        List.of("schedule", "resume", NAME),
        List.of("schedule", "trigger", NAME),
        List.of(
            "schedule",
            "backfill",
            NAME,
            "--from=2026-01-01T00:00:00Z",
            "--to=2026-01-02T00:00:00Z"),
        List.of("schedule", "delete", NAME),
        List.of("tick", "show", TICK),
        List.of("agents"),
        List.of("benchmarks"),
        List.of("encode", "sol-transfer", "0.25"),
        List.of("encode", "spl-transfer", "1"),
        List.of("encode", "spl-transfer-checked", "1"),
        List.of("encode", "hex", "00"),
        List.of("validate", "../benchmarks/001-sol-transfer.yml"),
        List.of("completion"));
  }

  private record Printed(int exitCode, String out, String err) {}

  private Printed run(List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments = words.toArray(String[]::new);
    CommandLine line = ReevCommand.of(environment, arguments);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return new Printed(line.execute(arguments), out.toString(), err.toString());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void output_inAPipe_isTheSameEachTime_andTellsATerminalNothing(List<String> words) {
    Printed first = run(words);
    Printed second = run(words);

    assertThat(first.exitCode()).as(first.err()).isIn(0, 1, 100);
    assertThat(second).isEqualTo(first);
    assertThat(first.out() + first.err())
        .doesNotContain("\u001b", "\r", "internal error")
        .isNotBlank();
    if (!words.contains("completion")) {
      assertThat(first.out().lines())
          .allSatisfy(
              line ->
                  assertThat(NO_TABLE.contains(firstWord(line)) || width(line) <= Table.WIDTH)
                      .as(line)
                      .isTrue());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void json_isTheSameEachTime_andOneLine(List<String> words) {
    if (!words.contains("completion") && !words.contains("export")) {
      List<String> asJson = Stream.concat(words.stream(), Stream.of("--json")).toList();
      Printed first = run(asJson);
      assertThat(run(asJson)).isEqualTo(first);
      assertThat(first.out().lines()).hasSize(1);
    }
  }

  private static String firstWord(String line) {
    return line.strip().split(" ", 2)[0];
  }

  /** Each wide character in the answers takes two columns. */
  private static long width(String line) {
    return line.codePoints().map(c -> c > 0x2e80 ? 2 : 1).sum();
  }

  @Test
  void everyCommand_isLookedAt() {
    Set<String> looked =
        commands().stream()
            .map(words -> "reev " + String.join(" ", words))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(leaves(ReevCommand.of(environment)))
        .map(command -> command.getCommandSpec().qualifiedName())
        .filteredOn(name -> !OF_THIS_MACHINE.contains(name))
        .allSatisfy(
            name ->
                assertThat(looked)
                    .anyMatch(each -> each.equals(name) || each.startsWith(name + " ")));
  }

  private static List<CommandLine> leaves(CommandLine line) {
    Collection<CommandLine> below = line.getSubcommands().values();
    return below.isEmpty()
        ? List.of(line)
        : below.stream().flatMap(each -> leaves(each).stream()).toList();
  }

  /** A class with a new table belongs here, with a command above that prints it. */
  @Test
  void everyTable_isLookedAt() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              sources
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(OutputFormTest::makesATable)
                  .map(file -> file.getFileName().toString().replace(".java", "")))
          .containsExactlyInAnyOrder(
              "AgentsCommand",
              "BenchmarksCommand",
              "ComparisonReport",
              "ControlReport",
              "RunReports",
              "RunText",
              "ScheduleText",
              "ScoreSet",
              "SuiteCommand",
              "SuiteReport",
              "TickText");
    }
  }

  private static boolean makesATable(Path file) {
    try {
      return Files.readString(file).contains("new Table(");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
