package dev.reev.api.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses a folder for reproducible files: a user may have no home, or a read-only one. */
final class CacheFolder {

  private static final Logger log = LoggerFactory.getLogger(CacheFolder.class);

  private CacheFolder() {}

  /**
   * The folder of this name in the first of the caches where it can be made and written to.
   *
   * @throws IOException when there is none
   */
  static Path firstWritable(List<Path> caches, String name) throws IOException {
    IOException failure = new IOException("there is no folder for " + name);
    for (Path cache : caches) {
      Path folder = cache.resolve(name);
      try {
        Files.createDirectories(folder);
        if (Files.isWritable(folder)) {
          return folder;
        }
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
      log.info("{} cannot be written to; looking for another folder", folder);
    }
    throw failure;
  }
}
