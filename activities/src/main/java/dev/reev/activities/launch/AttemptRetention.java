package dev.reev.activities.launch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes expired files: those of old runs, links to them, and incomplete copies that a crash left
 * among the published files.
 */
public final class AttemptRetention {

  /** Age at which an incomplete copy is abandoned; copying takes moments. */
  private static final Duration HALF_COPY_AGE = Duration.ofHours(1);

  /** Names that {@link PublishedFiles} and the session writer give to incomplete files. */
  private static final String HALF_COPY = "\\.(session|enhanced_otel)_.*\\.tmp";

  private static final Logger log = LoggerFactory.getLogger(AttemptRetention.class);

  private final AttemptsOnDisk attempts;
  private final LiveAttempts live;
  private final Path published;
  private final Duration keep;
  private final Clock clock;

  /**
   * Creates the retention for one home.
   *
   * @param published folder of published session and event files
   * @param keep how long the files of a run stay after its last change
   */
  public AttemptRetention(Path home, Path published, Duration keep, Clock clock) {
    this.attempts = new AttemptsOnDisk(home);
    this.live = new LiveAttempts(home);
    this.published = published;
    this.keep = keep;
    this.clock = clock;
  }

  /** Deletes all expired files. */
  public void round() throws IOException {
    Set<String> alive =
        live.find().stream().map(LiveAttempt::executionId).collect(Collectors.toSet());
    for (Path run : attempts.runs()) {
      if (!alive.contains(run.getFileName().toString()) && lastChange(run).isBefore(before(keep))) {
        delete(run);
        log.info("removed the files of run {}, older than {}", run.getFileName(), keep);
      }
    }
    for (Path file : publishedFiles()) {
      if (isDanglingLink(file) || isHalfCopy(file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Instant before(Duration age) {
    return clock.instant().minus(age);
  }

  private Instant lastChange(Path run) throws IOException {
    Instant last = modified(run);
    for (AttemptDirectory attempt : attempts.of(run)) {
      try (Stream<Path> files = Files.list(attempt.path())) {
        for (Path file : files.toList()) {
          Instant change = modified(file);
          last = change.isAfter(last) ? change : last;
        }
      }
    }
    return last;
  }

  private static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  private List<Path> publishedFiles() throws IOException {
    if (!Files.isDirectory(published)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(published)) {
      return files.toList();
    }
  }

  /** Only Reev's own links qualify: those to the files of an attempt. */
  private boolean isDanglingLink(Path file) throws IOException {
    return Files.isSymbolicLink(file)
        && attempts.holds(Files.readSymbolicLink(file))
        && !Files.exists(file);
  }

  private boolean isHalfCopy(Path file) throws IOException {
    return file.getFileName().toString().matches(HALF_COPY)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && modified(file).isBefore(before(HALF_COPY_AGE));
  }

  /** Never follows links: a runner can leave some that lead anywhere. */
  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
