package dev.reev.activities.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Attempts with files on this host, {@code <home>/attempts/<execution id>/<attempt>/}. */
final class AttemptsOnDisk {

  /** Excludes slashes and dots, so that no id can lead out of the folder. */
  static final String EXECUTION_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  static final String ATTEMPT = "[1-9][0-9]{0,3}";

  private final Path home;

  AttemptsOnDisk(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  /** Folders of runs, each containing its attempts. */
  List<Path> runs() throws IOException {
    return folders(home.resolve("attempts"), EXECUTION_ID);
  }

  List<AttemptDirectory> of(Path run) throws IOException {
    List<AttemptDirectory> attempts = new ArrayList<>();
    for (Path attempt : folders(run, ATTEMPT)) {
      attempts.add(
          AttemptDirectory.of(
              home,
              run.getFileName().toString(),
              Integer.parseInt(attempt.getFileName().toString())));
    }
    return attempts;
  }

  List<AttemptDirectory> all() throws IOException {
    List<AttemptDirectory> all = new ArrayList<>();
    for (Path run : runs()) {
      all.addAll(of(run));
    }
    return all;
  }

  /** Returns true when the path lies in the folder of attempts of this host. */
  boolean holds(Path path) {
    return path.normalize().startsWith(home.resolve("attempts"));
  }

  private static List<Path> folders(Path parent, String name) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches(name))
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }
}
