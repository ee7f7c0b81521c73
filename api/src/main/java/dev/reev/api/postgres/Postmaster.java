package dev.reev.api.postgres;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of a data folder, by its {@code postmaster.pid}. Also clears away what a killed
 * server leaves: a PostgreSQL that still runs on the data folder, or a {@code postmaster.pid} whose
 * process is gone or whose number now belongs to a stranger. PostgreSQL's own tools would wait a
 * minute and then signal the stranger.
 */
final class Postmaster {

  /** A fast shutdown writes one checkpoint; this covers a slow disk. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  /** Of the pid file; pg_ctl waits for what it says, too. */
  private static final int STATUS_LINE = 7;

  private static final Duration POLL = Duration.ofMillis(50);

  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

  private final Path dataFolder;
  private final Path pidFile;

  Postmaster(Path dataFolder) {
    this.dataFolder = dataFolder;
    this.pidFile = dataFolder.resolve("postmaster.pid");
  }

  /**
   * Makes the data folder free to start on. To be called only while {@link HomeLock} is held.
   *
   * @throws IOException when our own orphan cannot be stopped
   */
  void clear() throws IOException, InterruptedException {
    Optional<Long> pid = recordedPid();
    if (pid.isEmpty()) {
      return;
    }
    if (isOurs(pid.get())) {
      log.info("Stopping the PostgreSQL (pid {}) that an earlier server left", pid.get());
      stop(pid.get());
    } else {
      log.info("Removing {}: its process {} is gone or not ours", pidFile, pid.get());
      Files.deleteIfExists(pidFile);
    }
  }

  /**
   * Waits for the sessions of a postmaster that died: each notices by itself and ends, and until
   * then no other postmaster may use the folder. Returns without a word after a while, as on
   * systems that do not show where a process works.
   */
  void awaitSessions() throws InterruptedException {
    long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
    while (ProcessHandle.allProcesses().anyMatch(this::worksInFolder)
        && System.nanoTime() < deadline) {
      Thread.sleep(POLL.toMillis());
    }
  }

  private boolean worksInFolder(ProcessHandle process) {
    try {
      return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), dataFolder);
    } catch (IOException e) {
      // The process has ended meanwhile, or belongs to another user.
      return false;
    }
  }

  /** Ends it if it runs. */
  void stop() throws IOException, InterruptedException {
    Optional<Long> pid = recordedPid();
    if (pid.isPresent() && isOurs(pid.get())) {
      stop(pid.get());
    }
  }

  /** True when this process serves the data folder and accepts connections. */
  boolean isReady(long pid) throws IOException {
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return lines.size() > STATUS_LINE
          && lines.get(0).strip().equals(Long.toString(pid))
          && lines.get(STATUS_LINE).strip().equals("ready");
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Optional<Long> recordedPid() throws IOException {
    try (var lines = Files.lines(pidFile)) {
      // A negative number marks a single-user session in PostgreSQL's own file format.
      return lines.findFirst().map(line -> Math.abs(Long.parseLong(line.strip())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException e) {
      throw new IOException(pidFile + " does not start with a process id; remove it by hand", e);
    }
  }

  private boolean isOurs(long pid) throws IOException, InterruptedException {
    return commandLine(pid).contains("-D\0" + dataFolder + "\0");
  }

  /** The characters of file names and arguments, on this machine and in this locale. */
  private static Charset names() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  /** Each argument with a zero behind it; empty for a dead process. */
  private String commandLine(long pid) throws IOException, InterruptedException {
    Path proc = Path.of("/proc");
    if (Files.exists(proc.resolve("self/cmdline"))) {
      try {
        return new String(Files.readAllBytes(proc.resolve(pid + "/cmdline")), names());
      } catch (NoSuchFileException e) {
        return "";
      }
    }
    // ps separates arguments with spaces, not zeros, so a space in a folder name is ambiguous here.
    return output(List.of("ps", "-o", "command=", "-p", Long.toString(pid)))
        .strip()
        .replace("-D " + dataFolder + " ", "-D\0" + dataFolder + "\0");
  }

  private void stop(long pid) throws IOException, InterruptedException {
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything committed is kept.
    output(List.of("kill", "-INT", Long.toString(pid)));
    long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
    while (isOurs(pid)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "PostgreSQL (pid " + pid + ") on " + dataFolder + " does not stop; end it by hand");
      }
      Thread.sleep(POLL.toMillis());
    }
    Files.deleteIfExists(pidFile);
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), names());
    process.waitFor();
    return text;
  }
}
