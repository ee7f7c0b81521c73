package dev.reev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.fake.ScriptedApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ReevCommandTest {

  /** One prints a script, the other text about the commands: neither is meant for programs. */
  private static final Set<String> WITHOUT_JSON = Set.of("completion", "help");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int reev(String... arguments) {
    CommandLine line = ReevCommand.of(arguments);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void help_listsCommandsAndExitCodes() {
    assertThat(reev("--help")).isZero();
    assertThat(out.toString())
        .contains("up", "down", "run", "validate", "doctor", "runner", "bench", "100");
  }

  @Test
  void unknownCommand_exits2WithOneLine() {
    assertThat(reev("fly")).isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
  }

  @Test
  void misspeltCommandOrOption_namesTheOneThatWasMeant() {
    assertThat(reev("suit", "list")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean 'suite'?");
    assertThat(reev("compare", "a", "b", "--confidense=0.9")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean '--confidence'?");
    assertThat(reev("schedule", "trigered", "nightly")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean 'trigger'?");
  }

  @Test
  void completion_knowsEveryCommandAndAgent() {
    assertThat(reev("completion")).isZero();
    assertThat(out.toString())
        .startsWith("#!/usr/bin/env bash")
        .contains("suite", "backfill", "--fail-on-regression", "deterministic");
  }

  @Test
  void completion_asksTheServerForWhatOnlyThatOneKnows() throws Exception {
    assertThat(reev("completion")).isZero();
    assertThat(out.toString()).doesNotContain("reev-candidates");
    Path script = Files.writeString(folder.resolve("completion.sh"), out.toString());
    Path reev =
        Files.writeString(
            folder.resolve("reev"),
            """
            #!/bin/sh
            case $* in
              'completion --candidates=suites') printf 'nightly\nweekly\nlatest\n' ;;
              'completion --candidates=runs') printf '3f2a91c0-1\n3f2b0000-2\n' ;;
              'completion --candidates=schedules') echo every-night ;;
            esac
            """);
    assertThat(reev.toFile().setExecutable(true)).isTrue();

    assertThat(completed(script, reev, "suite", "show", "")).contains("nightly", "weekly");
    assertThat(completed(script, reev, "suite", "show", "ni")).containsExactly("nightly");
    assertThat(completed(script, reev, "show", "3f2a")).containsExactly("3f2a91c0-1");
    assertThat(completed(script, reev, "schedule", "pause", "")).contains("every-night");
    assertThat(completed(script, reev, "list", "--state", "T")).containsExactly("TimedOut");
    assertThat(completed(script, reev, "list", "--suite", "w")).containsExactly("weekly");
    assertThat(completed(script, reev, "compare", "nightly", "wee")).containsExactly("weekly");
  }

  /** Bash's candidates for the last word. */
  private List<String> completed(Path script, Path reev, String... words) throws Exception {
    String typed =
        Stream.concat(Stream.of(reev.toString()), Stream.of(words))
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_reev 2>/dev/null; printf '%%s\\n' \"${COMPREPLY[@]}\""
                    .formatted(script, typed, words.length))
            .redirectErrorStream(true)
            .start();
    bash.getOutputStream().close();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Test
  void candidates_areWordsOfTheServer_andNothingWithoutOne() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("REEV_HOME", folder.resolve("home").toString());
    try (ScriptedApi api = new ScriptedApi()) {
      environment.put("REEV_URL", api.url());
      api.on("GET /api/v1/runs", "{\"data\":[{\"id\":\"r-1\"}]}")
          .on(
              "GET /api/v1/suites",
              "{\"data\":[{\"id\":\"s-1\",\"name\":\"nightly\"},"
                  + "{\"id\":\"s-2\",\"name\":\"with a blank; rm\"}]}")
          .on("GET /api/v1/schedules", "{\"data\":[{\"name\":\"every-night\"}]}");
      assertThat(candidates(environment, "runs")).containsExactly("r-1", "latest");
      assertThat(candidates(environment, "suites"))
          .containsExactly("nightly", "s-1", "s-2", "latest");
      assertThat(candidates(environment, "runs-and-suites")).contains("nightly", "s-1", "r-1");
      assertThat(candidates(environment, "schedules")).containsExactly("every-night");
      assertThat(candidates(environment, "else")).isEmpty();
    }
    assertThat(candidates(environment, "runs")).isEmpty();
    assertThat(err.toString()).isEmpty();
  }

  private List<String> candidates(Map<String, String> environment, String kind) {
    out.getBuffer().setLength(0);
    String[] arguments = {"completion", "--candidates=" + kind};
    CommandLine line = ReevCommand.of(environment, arguments);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute(arguments)).isZero();
    return out.toString().lines().toList();
  }

  @Test
  void version_isTheSameLineForEveryCommand() {
    assertThat(reev("--version")).isZero();
    assertThat(reev("list", "--version")).isZero();
    assertThat(reev("suite", "list", "--version")).isZero();
    assertThat(out.toString().strip().lines()).hasSize(3).containsOnly("reev development");
  }

  @Test
  void help_isACommandToo() {
    assertThat(reev("help", "suite")).isZero();
    assertThat(out.toString()).contains("Usage: reev suite");
  }

  @Test
  void everyCommandThatHasAResult_takesJson() {
    List<CommandLine> commands = commandsOf(ReevCommand.of()).toList();
    assertThat(commands).hasSizeGreaterThan(20);
    assertThat(commands)
        .filteredOn(command -> command.getCommandSpec().findOption("--json") == null)
        .extracting(CommandLine::getCommandName)
        .containsExactlyInAnyOrderElementsOf(WITHOUT_JSON);
  }

  @Test
  void everyWordOfACommand_isExplained() {
    assertThat(commandsOf(ReevCommand.of()))
        .allSatisfy(
            command ->
                assertThat(command.getCommandSpec().args())
                    .as(command.getCommandSpec().qualifiedName())
                    .allSatisfy(
                        word -> assertThat(String.join("", word.description())).isNotBlank()));
  }

  @Test
  void everyCommand_isInTheDocumentation() throws IOException {
    String text = Files.readString(Path.of("../docs/cli.md"));
    assertThat(commandsOf(ReevCommand.of()))
        .extracting(command -> command.getCommandSpec().qualifiedName())
        .allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    assertThat(commandsOf(ReevCommand.of()))
        .filteredOn(command -> command.getCommandName().equals("compare"))
        .flatExtracting(command -> command.getCommandSpec().options())
        .filteredOn(option -> !option.typeInfo().isBoolean())
        .extracting(OptionSpec::longestName)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
  }

  /** Commands that do something, without those that only group others. */
  private static Stream<CommandLine> commandsOf(CommandLine line) {
    Collection<CommandLine> below = line.getSubcommands().values();
    return below.isEmpty() ? Stream.of(line) : below.stream().flatMap(ReevCommandTest::commandsOf);
  }

  @Test
  void runWithoutBenchmark_exits2WithOneLine() {
    assertThat(reev("run")).isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
  }
}
