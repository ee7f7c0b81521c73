package dev.reev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReevCommandTest {

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
  void version_isOneLine() {
    assertThat(reev("--version")).isZero();
    assertThat(out.toString().strip().lines()).hasSize(1);
  }

  @Test
  void runWithoutBenchmark_exits2WithOneLine() {
    assertThat(reev("run")).isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
  }
}
