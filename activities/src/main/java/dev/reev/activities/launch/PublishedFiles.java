package dev.reev.activities.launch;

import dev.reev.activities.secret.SecretMask;
import dev.reev.benchmarks.session.SessionFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder where people and scripts look for session and event files, {@code logs/sessions}. An
 * attempt writes into its own directory, so that a late one cannot spoil the files of another; what
 * it left is copied here when it has ended. A run does not depend on the copy.
 */
public final class PublishedFiles {

  private static final Logger log = LoggerFactory.getLogger(PublishedFiles.class);

  /** What readers of these files accept; more would only fill the disk a second time. */
  private static final long MAX_BYTES = SessionFileReader.MAX_MEBIBYTES * 1024L * 1024;

  private final Path folder;

  public PublishedFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Shows the events while the runner writes them, until {@link #publish}. */
  ShownEvents showEvents(AttemptDirectory directory, SecretMask mask) {
    Path shown = folder.resolve(directory.eventFile().getFileName());
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(shown);
      if (mask.isEmpty()) {
        Files.createSymbolicLink(shown, directory.eventFile());
      }
    } catch (IOException | UnsupportedOperationException e) {
      log.warn(
          "cannot show the events of {} in {}: {}", directory.executionId(), folder, e.toString());
    }
    return new ShownEvents(directory.eventFile(), shown, mask);
  }

  void publish(AttemptDirectory directory) {
    copy(directory.eventFile());
    copy(directory.sessionFile());
  }

  private void copy(Path source) {
    Path target = folder.resolve(source.getFileName());
    try {
      if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)
          || Files.size(source) > MAX_BYTES) {
        Files.deleteIfExists(target);
        return;
      }
      Path temporary = folder.resolve("." + source.getFileName() + ".tmp");
      Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("cannot publish {}: {}", target, e.toString());
    }
  }
}
