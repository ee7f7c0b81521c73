package dev.reev.activities.launch;

import dev.reev.benchmarks.event.EventFileWriter;
import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.benchmarks.file.UntrustedFile;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Files of one attempt, {@code <home>/attempts/<execution id>/<attempt>/}. They are the journal
 * from which a restarted worker knows the attempts of its predecessor.
 *
 * <ul>
 *   <li>{@code journal.json}: written before the runner is started
 *   <li>{@code process}: pids of supervisor and runner, written by the supervisor
 *   <li>{@code exit}: exit status of the runner, written by the supervisor
 *   <li>{@code stdout, stderr}
 *   <li>{@code work/}: the only folder that the runner may use: benchmark, session file, event file
 * </ul>
 */
public record AttemptDirectory(Path path, String executionId, int attempt) {

  /** Pids of an attempt's supervisor and runner, and the time at which they were written. */
  record Processes(long supervisor, long runner, Instant startedAt) {}

  /** Exit status of the runner as a shell reports it, and its time. */
  record Exit(int status, Instant at) {}

  public static AttemptDirectory of(Path home, String executionId, int attempt) {
    return new AttemptDirectory(
        home.toAbsolutePath()
            .normalize()
            .resolve("attempts")
            .resolve(executionId)
            .resolve(Integer.toString(attempt)),
        executionId,
        attempt);
  }

  Path journal() {
    return path.resolve("journal.json");
  }

  Path stdout() {
    return path.resolve("stdout");
  }

  Path stderr() {
    return path.resolve("stderr");
  }

  /** The runner's own folder; the journal beside it is not for the runner. */
  Path work() {
    return path.resolve("work");
  }

  Path eventFile() {
    return work().resolve(EventFileWriter.fileName(executionId));
  }

  public Path sessionFile() {
    return work().resolve(SessionFile.fileName(executionId));
  }

  Path benchmark(String benchmarkId) {
    return work().resolve(benchmarkId + ".yml");
  }

  /** Empty also when the journal cannot be read. */
  Optional<Journal> readJournal() {
    try {
      return Optional.of(ReevJson.MAPPER.readValue(read(journal()), Journal.class));
    } catch (IOException | JacksonException | UntrustedFile.RefusedException unreadable) {
      return Optional.empty();
    }
  }

  boolean isJournalled() {
    return Files.exists(journal());
  }

  Optional<Processes> processes() throws IOException {
    Path file = path.resolve("process");
    String text = readIfThere(file);
    if (text == null) {
      return Optional.empty();
    }
    String[] pids = text.strip().split(" ", 2);
    return Optional.of(
        new Processes(Long.parseLong(pids[0]), Long.parseLong(pids[1]), modified(file)));
  }

  Optional<Exit> exit() throws IOException {
    Path file = path.resolve("exit");
    String text = readIfThere(file);
    return text == null
        ? Optional.empty()
        : Optional.of(new Exit(Integer.parseInt(text.strip()), modified(file)));
  }

  /** Records that the deadline ended the runner, which the exit status alone cannot tell. */
  void markDeadline() throws IOException {
    OwnerOnly.createFile(path.resolve("deadline"));
  }

  boolean endedByDeadline() {
    return Files.exists(path.resolve("deadline"));
  }

  /** Appends a line of Reev's own to the standard error of the runner. */
  void addToErrors(String line) throws IOException {
    try {
      UntrustedFile.append(OwnerOnly.createFile(stderr()), "\n" + line + "\n");
    } catch (UntrustedFile.RefusedException e) {
      throw new IOException("stderr of attempt " + attempt + " " + e.getMessage(), e);
    }
  }

  /** Writes the file as a whole or not at all, so that a crash leaves no partial journal. */
  void writeAtomically(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    OwnerOnly.write(temporary, text);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static @Nullable String readIfThere(Path file) throws IOException {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (UntrustedFile.RefusedException e) {
      throw new IOException(file + " " + e.getMessage(), e);
    }
  }

  /**
   * Reads as from an untrusted file: without a user of its own or namespaces, a runner could
   * replace it.
   */
  private static String read(Path file) throws IOException, UntrustedFile.RefusedException {
    return UntrustedFile.text(UntrustedFile.read(file, 1));
  }

  private static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }
}
