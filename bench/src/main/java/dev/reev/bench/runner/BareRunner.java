package dev.reev.bench.runner;

import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The runner as a plain process, without API or worker. */
public final class BareRunner {

  /** A run takes about a second; one that takes this long hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path executable;
  private final Path benchmark;
  private final String agent;
  private final Map<String, String> environment;
  private final Path folder;

  private BareRunner(
      Path executable, Path benchmark, String agent, Map<String, String> environment, Path folder) {
    this.executable = executable;
    this.benchmark = benchmark;
    this.agent = agent;
    this.environment = environment;
    this.folder = folder;
  }

  /**
   * Creates the runner of an installation.
   *
   * @param environment variables in addition to those of this process
   * @param folder receives the session files and the outputs
   */
  public static BareRunner of(
      StackSettings settings,
      String benchmark,
      String agent,
      Map<String, String> environment,
      Path folder) {
    return new BareRunner(
        settings.root().resolve("runner/reev-runner"),
        settings.root().resolve("benchmarks").resolve(benchmark + ".yml"),
        agent,
        environment,
        folder);
  }

  /**
   * Makes one run and returns its wall time in milliseconds; several runs may be made at a time.
   */
  public double run() {
    String id = UUID.randomUUID().toString();
    Path output = folder.resolve(id + ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                executable.toString(),
                benchmark.toString(),
                "--agent=" + agent,
                "--execution-id=" + id,
                "--sessions-dir=" + folder)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    try {
      long start = System.nanoTime();
      Process process = builder.start();
      try {
        requireSuccess(process, output);
      } finally {
        process.destroy();
      }
      return (System.nanoTime() - start) / 1e6;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReevFailure.failed("interrupted while the bare runner was running");
    }
  }

  private static void requireSuccess(Process process, Path output)
      throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw ReevFailure.failed(
          "The bare runner has not ended after " + PATIENCE.toSeconds() + " s.");
    }
    if (process.exitValue() != 0) {
      throw ReevFailure.failed(
          "The bare runner ended with exit code %d: %s"
              .formatted(process.exitValue(), Files.readString(output).strip()));
    }
  }
}
