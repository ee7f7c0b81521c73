package dev.reev.activities.launch;

import dev.reev.activities.secret.SecretMask;
import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.benchmarks.file.UntrustedFile;
import dev.reev.benchmarks.session.SessionFileReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which users and scripts find session and event files, {@code logs/sessions}. An
 * attempt writes into its own directory, so that a late one cannot damage the files of another; its
 * files are copied here when it has ended. A run does not depend on the copy.
 */
public final class PublishedFiles {

  private static final Logger log = LoggerFactory.getLogger(PublishedFiles.class);

  /**
   * The largest file that readers of session files accept; a larger one would only take disk space
   * twice.
   */
  private static final long MAX_BYTES = SessionFileReader.MAX_MEBIBYTES * 1024L * 1024;

  private final Path folder;

  public PublishedFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Publishes the events while the runner writes them, until {@link #publish}. */
  ShownEvents showEvents(AttemptDirectory directory, SecretMask mask) {
    Path shown = folder.resolve(directory.eventFile().getFileName());
    try {
      OwnerOnly.createFolders(folder);
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
    try (SeekableByteChannel channel = UntrustedFile.open(source)) {
      if (channel.size() > MAX_BYTES) {
        Files.deleteIfExists(target);
        return;
      }
      Path temporary = folder.resolve("." + source.getFileName() + ".tmp");
      Files.deleteIfExists(temporary);
      try (OutputStream out = Files.newOutputStream(OwnerOnly.createFile(temporary))) {
        Channels.newInputStream(channel).transferTo(out);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException | UntrustedFile.RefusedException nothingToShow) {
      delete(target);
    } catch (IOException e) {
      log.warn("cannot publish {}: {}", target, e.toString());
    }
  }

  private static void delete(Path target) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      log.warn("cannot remove {}: {}", target, e.toString());
    }
  }
}
