package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The real executable, started the way users start it. */
final class RunnerProcess {

  /** A run takes about a second; a machine under load may take many. */
  private static final long TIMEOUT_SECONDS = 60;

  static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("reev.root")));

  private final Process process;
  private final Path folder;

  private RunnerProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /**
   * Starts a runner.
   *
   * @param folder folder for its output
   */
  static RunnerProcess start(Path folder, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("runner/reev-runner").toString());
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("REEV_"));
    builder.environment().putAll(environment);
    return new RunnerProcess(builder.start(), folder);
  }

  static String benchmark(String id) {
    return ROOT.resolve("benchmarks").resolve(id + ".yml").toString();
  }

  static Path ledgerServer() {
    return ROOT.resolve("ledger/server.mjs");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() throws InterruptedException {
    return exitCode(Duration.ofSeconds(TIMEOUT_SECONDS));
  }

  int exitCode(Duration timeout) throws InterruptedException {
    assertThat(process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS))
        .as("ended in time")
        .isTrue();
    return process.exitValue();
  }

  /** Sends TERM. */
  void terminate() {
    process.destroy();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String stdout() throws IOException {
    return Files.readString(folder.resolve("stdout"));
  }

  String stderr() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }
}
