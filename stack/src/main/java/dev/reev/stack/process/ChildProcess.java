package dev.reev.stack.process;

import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.sandbox.SearchPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process tied to this one: it holds the reading end of a pipe whose writing end closes when this
 * process ends, however it ends.
 */
public final class ChildProcess {

  private final Process process;
  private final Path log;
  private final long logStart;

  private ChildProcess(Process process, Path log, long logStart) {
    this.process = process;
    this.log = log;
    this.logStart = logStart;
  }

  /**
   * Starts a process whose output is appended to the log, and that Ctrl-C at the terminal does not
   * reach.
   */
  public static ChildProcess start(
      List<String> command, Map<String, String> environment, Path log) {
    List<String> words = new ArrayList<>();
    if (SearchPath.find("setsid").isPresent()) {
      // Otherwise the terminal signals the whole group at once, and the stack cannot stop in its
      // order.
      words.add("setsid");
    }
    // Keeps its files, and those of its children, readable for its user only: histories, logs,
    // sessions, rows.
    words.addAll(List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "reev"));
    words.addAll(command);
    try {
      OwnerOnly.createFolders(log.toAbsolutePath().resolveSibling(""));
      OwnerOnly.createFile(log);
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      long logStart = Files.size(log);
      return new ChildProcess(builder.start(), log, logStart);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Identity by which the process is recognised once this process is gone. */
  public OwnedProcess identity() {
    return OwnedProcess.of(process.toHandle());
  }

  /** Blocks until the process has ended and returns its exit code. */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Blocks until the process has ended; returns false when the time is up first. */
  public boolean waitFor(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Exit code of an ended process; throws {@link IllegalThreadStateException} before. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Ends the process: end of input and TERM at once, KILL after the grace time. */
  public void stop(Duration grace) {
    process.destroy();
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Last lines of its log, for finding out what went wrong. */
  public List<String> lastLines(int count) {
    try (InputStream written = Files.newInputStream(log)) {
      // Lines of earlier processes would be misleading.
      written.skipNBytes(logStart);
      List<String> lines =
          new String(written.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** File that its output is appended to; starts with the output of earlier processes. */
  public Path log() {
    return log;
  }
}
