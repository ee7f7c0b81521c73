package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.cli.system.ReevStack.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs from the command line: first without a server, then all on one, which the last test stops.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RunCommandIT {

  private static final int FIRST = 1;
  private static final int LAST = 3;

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set before any test
  private static ReevStack stack;

  @BeforeAll
  static void prepare() {
    stack = new ReevStack(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    stack.close();
  }

  private static Ended onServer(String... arguments) throws Exception {
    if (!stack.isUp()) {
      stack.up();
    }
    return stack.run(arguments);
  }

  @Test
  @Order(FIRST)
  void withoutAServer_aStackIsThereForThisRunOnly() throws Exception {
    Ended run = stack.run("run", "001-sol-transfer", "--agent", "deterministic", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.json().path("state").stringValue()).isEqualTo("Completed");
    assertThat(run.json().path("score").doubleValue()).isEqualTo(1.0);
    assertThat(run.json().path("passed").booleanValue()).isTrue();
    assertThat(run.json().path("execution_id").stringValue()).isNotEmpty();
    assertThat(run.err()).contains("bringing up a stack for this run only");
    assertThat(stack.processes()).isEmpty();
  }

  @Test
  @Order(FIRST)
  void unknownBenchmarkWithoutAServer_isRefusedBeforeAnythingStarts() throws Exception {
    Ended run = stack.run("run", "999-unknown");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("999-unknown");
  }

  @Test
  @Order(2)
  void splTransfer_passes() throws Exception {
    assertScore("002-spl-transfer", 1.0, 0);
  }

  @Test
  @Order(2)
  void splTransferFail_keepsItsThreeQuarters() throws Exception {
    assertScore("003-spl-transfer-fail", 0.75, 0);
  }

  @Test
  @Order(2)
  void partialScore_isPartial() throws Exception {
    assertScore("004-partial-score-spl-transfer", 0.785714, 0);
  }

  private static void assertScore(String benchmark, double score, int exitCode) throws Exception {
    Ended run = onServer("run", benchmark, "--json");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.json().path("score").doubleValue()).isCloseTo(score, within(1e-6));
  }

  @Test
  @Order(2)
  void aFile_isRunAsItIs() throws Exception {
    Path file = folder.resolve("copy.yml");
    Files.copy(ReevStack.ROOT.resolve("benchmarks/001-sol-transfer.yml"), file);

    Ended run = onServer("run", "./copy.yml", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().path("benchmark_id").stringValue()).isEqualTo("001-sol-transfer");
    assertThat(run.json().path("score").doubleValue()).isEqualTo(1.0);
  }

  @Test
  @Order(2)
  void unknownBenchmark_isOneLineAndExitCode2() throws Exception {
    assertRefused(onServer("run", "999-unknown", "--json"), "999-unknown");
  }

  @Test
  @Order(2)
  void unknownAgent_isOneLineAndExitCode2() throws Exception {
    assertRefused(onServer("run", "001-sol-transfer", "--agent", "nobody"), "nobody");
  }

  private static void assertRefused(Ended run, String named) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> !line.contains("; using the one of ")))
        .singleElement()
        .asString()
        .contains(named);
  }

  @Test
  @Order(LAST)
  void down_endsEverything() throws Exception {
    Ended down = onServer("down", "--json");

    assertThat(down.exitCode()).isZero();
    assertThat(down.json().path("parts").findValuesAsString("ended"))
        .contains("true")
        .doesNotContain("false");
    assertThat(down.err()).contains("stopping reev");
    assertThat(stack.upProcess().waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(stack.processes()).isEmpty();
    assertThat(stack.run("down").err()).contains("nothing runs on");
  }
}
