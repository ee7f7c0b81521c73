package dev.reev.activities.launch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limit on the disk space of a runner's folder. The kernel limits the size of single files only, so
 * the folder is measured.
 */
final class DiskQuota {

  /**
   * Least time between two measurements. A disk takes a few GB in that time at most; measuring more
   * often would cost more than it saves.
   */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * Limit on the number of files, whatever their size, so that walking through them stays cheap.
   */
  private static final int MAX_FILES = 100_000;

  private final Path folder;
  private final long bytes;
  private long lookedAt = System.nanoTime();

  DiskQuota(Path folder, long bytes) {
    this.folder = folder;
    this.bytes = bytes;
  }

  /** Measures the folder at most once a second; returns false in between. */
  boolean isExceeded() throws IOException {
    if (System.nanoTime() - lookedAt < PAUSE.toNanos()) {
      return false;
    }
    var usage = new Usage();
    Files.walkFileTree(folder, usage);
    lookedAt = System.nanoTime();
    return usage.isTooMuch();
  }

  private final class Usage extends SimpleFileVisitor<Path> {

    private long used;
    private int files;

    boolean isTooMuch() {
      return used > bytes || files > MAX_FILES;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return count(attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return count(attributes);
    }

    private FileVisitResult count(BasicFileAttributes attributes) {
      used += attributes.size();
      files++;
      return isTooMuch() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    /** Ignores the failure: files come and go while the runner works. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
