package dev.reev.api.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked once for a user.
 *
 * @param folder holds bin, lib and share
 */
record PostgresPrograms(Path folder) {

  private static final int OWNER_EXECUTES = 0100;

  private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /** Unpacks them below the folder unless they are there; several servers may do so at once. */
  static PostgresPrograms in(Path cache) throws IOException {
    String name = "postgres-%s-%s.txz".formatted(system(), architecture());
    URL archive = PostgresPrograms.class.getResource("/" + name);
    if (archive == null) {
      throw new IOException(
          "there is no PostgreSQL for this machine (" + name + "); set SPRING_DATASOURCE_URL");
    }
    Files.createDirectories(cache);
    // These are programs that we run.
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path folder = cache.resolve("postgres-" + version(archive));
    if (!Files.exists(folder)) {
      try (FileChannel channel =
              FileChannel.open(
                  cache.resolve("unpack.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock unpacking = channel.lock()) {
        log.debug("Holding {}", unpacking);
        unpack(archive, folder);
      }
    }
    return new PostgresPrograms(folder);
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
        ? "darwin"
        : "linux";
  }

  private static String architecture() {
    return "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
  }

  /** Tells archives apart without reading their 15 MB at each start. */
  private static String version(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    long checksum =
        connection instanceof JarURLConnection jar && jar.getJarEntry() != null
            ? jar.getJarEntry().getCrc()
            : 0;
    return "%08x-%d".formatted(checksum, connection.getContentLengthLong());
  }

  private static void unpack(URL archive, Path folder) throws IOException {
    if (Files.exists(folder)) {
      // Another process unpacked it in the meantime.
      return;
    }
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    FileSystemUtils.deleteRecursively(unfinished);
    try (InputStream in = archive.openStream();
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, unfinished);
      }
    }
    open(unfinished);
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the archive of PostgreSQL leaves its folder: " + entry.getName());
    }
    Files.createDirectories(entry.isDirectory() ? file : file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, file);
      boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /**
   * The user who runs the programs may differ from the one who unpacks them, and the umask may be
   * strict.
   */
  private static void open(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
