package dev.reev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ReevCommandTest {

  /** One prints a script, the other text about the commands: nothing that a program reads. */
  private static final Set<String> WITHOUT_JSON = Set.of("completion", "help");

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

  /** Those that do something, not those that only hold others. */
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
