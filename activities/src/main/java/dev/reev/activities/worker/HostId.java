package dev.reev.activities.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The name of a runner host, by which its own task queue is found. It belongs to the journal of
 * attempts: created once for each {@code REEV_HOME} and stored there, so that a restarted worker
 * finds the attempts of its predecessor, and two stacks on one machine never mix theirs.
 */
final class HostId {

  private HostId() {}

  static String of(Path home) {
    Path file = home.resolve("host-id");
    try {
      Files.createDirectories(home);
      String fresh = hostname() + "-" + UUID.randomUUID().toString().substring(0, 8);
      Files.writeString(file, fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return fresh;
    } catch (FileAlreadyExistsException known) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the host id in " + file, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "host";
    }
  }
}
