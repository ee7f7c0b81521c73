package dev.reev.runner.ledger;

import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A ledger started by {@code REEV_LEDGER_COMMAND}: a child process that serves this run alone and
 * prints its URL.
 */
final class LedgerProcess implements AutoCloseable {

  /** Starting takes about 0.1 s; on a machine busy with many runs, or from a cold disk, seconds. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

  /** A killed process ends in milliseconds, unless it hangs in the kernel. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

  private final Process process;
  private final CompletableFuture<@Nullable String> firstLine;

  private LedgerProcess(Process process) {
    this.process = process;
    this.firstLine = nextLine();
  }

  /** Starts the process and does not wait for it. */
  static LedgerProcess start(List<String> command) {
    return new LedgerProcess(started(command));
  }

  /** Starts the process of any local ledger. */
  static Process started(List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      // Set by editors and debuggers, which load their own files into every Node process.
      builder.environment().remove("NODE_OPTIONS");
      return builder.start();
    } catch (IOException e) {
      throw unavailable("cannot start the embedded ledger: " + e.getMessage(), e);
    }
  }

  /** URL of the ledger; blocks until it listens. */
  URI url() {
    return url(firstLine);
  }

  private CompletableFuture<@Nullable String> nextLine() {
    return CompletableFuture.supplyAsync(() -> readLine(process));
  }

  private static URI url(CompletableFuture<@Nullable String> nextLine) {
    try {
      String line = nextLine.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw unavailable("the embedded ledger ended before it was ready", null);
      }
      return URI.create(JsonTrees.read(line).path("url").stringValue());
    } catch (TimeoutException e) {
      throw unavailable(
          "the embedded ledger was not ready within " + START_TIMEOUT.toSeconds() + " s", e);
    } catch (ExecutionException | JacksonException | IllegalArgumentException e) {
      throw unavailable("the embedded ledger did not say where it listens", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted while the embedded ledger started", e);
    }
  }

  /**
   * Kills the process: it holds nothing to save, and the run should not wait for an orderly end.
   */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable String readLine(Process process) {
    try {
      BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
      return reader.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  private static RunFailedException unavailable(String message, @Nullable Throwable cause) {
    return cause == null
        ? new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, message)
        : new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, message, cause);
  }
}
