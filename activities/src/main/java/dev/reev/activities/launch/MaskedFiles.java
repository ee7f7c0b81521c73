package dev.reev.activities.launch;

import dev.reev.activities.secret.SecretMask;
import dev.reev.benchmarks.file.UntrustedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Masks secrets in the files of an ended attempt, in place and before anything reads them, so that
 * evidence, session document and published files are made from masked ones.
 */
final class MaskedFiles {

  private MaskedFiles() {}

  /** Replaces each file as a whole; after a crash in between, the next watcher repeats it. */
  static void mask(AttemptDirectory directory, SecretMask mask) throws IOException {
    if (mask.isEmpty()) {
      return;
    }
    for (Path file :
        List.of(
            directory.stdout(),
            directory.stderr(),
            directory.eventFile(),
            directory.sessionFile())) {
      try {
        if (holdsSecrets(file, mask)) {
          replace(file, mask);
        }
      } catch (NoSuchFileException | UntrustedFile.RefusedException nothingToRead) {
        // Every other reader refuses such a file, too.
      }
    }
  }

  private static boolean holdsSecrets(Path file, SecretMask mask)
      throws IOException, UntrustedFile.RefusedException {
    try (InputStream in = open(file)) {
      return mask.copy(in, OutputStream.nullOutputStream());
    }
  }

  private static void replace(Path file, SecretMask mask)
      throws IOException, UntrustedFile.RefusedException {
    Path clean = Files.createTempFile(file.getParent(), ".masked", "");
    try (InputStream in = open(file);
        OutputStream out = Files.newOutputStream(clean)) {
      mask.copy(in, out);
    }
    Files.move(clean, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static InputStream open(Path file) throws IOException, UntrustedFile.RefusedException {
    return Channels.newInputStream(UntrustedFile.open(file));
  }
}
