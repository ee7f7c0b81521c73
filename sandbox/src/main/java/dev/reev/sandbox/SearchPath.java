package dev.reev.sandbox;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where programs are found by their names (PATH, POSIX.1-2017 8.3). */
public final class SearchPath {

  /** What most systems set; for a process that was started without one. */
  private static final String USUAL = "/usr/bin:/bin";

  private SearchPath() {}

  /** That of this process: folders with colons between them. */
  public static String ofThisProcess() {
    String path = System.getenv("PATH");
    return path == null ? USUAL : path;
  }

  /** A program on the search path of this process. */
  public static Optional<Path> find(String word) {
    return find(word, ofThisProcess());
  }

  /**
   * Where a program is: a path as it is, a name on the search path; empty when nothing there is a
   * file that this user may execute.
   */
  public static Optional<Path> find(String word, String searchPath) {
    Stream<String> candidates =
        word.contains("/")
            ? Stream.of(word)
            : Stream.of(searchPath.split(":")).map(folder -> folder + "/" + word);
    return candidates
        .flatMap(candidate -> absolute(candidate).stream())
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The path that a word is; empty for other words. */
  static Optional<Path> absolute(String word) {
    try {
      Path path = Path.of(word);
      return path.isAbsolute() ? Optional.of(path.normalize()) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
