package dev.reev.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few hundred generated requests against the document; bin/fuzz-api alone sends thousands. */
@Timeout(900)
class ApiFuzzIT {

  private static final Path SCRIPT = Path.of(System.getProperty("reev.root"), "bin/fuzz-api");

  private record Outcome(int exitCode, String output) {}

  @Test
  void generatedRequests_areAnsweredAsDocumented() throws Exception {
    assumeTrue(
        "true".equals(System.getenv("CI")) || hasPython(),
        "skipped: python3 with venv is missing (on Debian: apt-get install python3 python3-venv)");

    Outcome outcome = run(SCRIPT.toString(), "--requests", "300");

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return run("python3", "-c", "import ensurepip, venv").exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Outcome run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
