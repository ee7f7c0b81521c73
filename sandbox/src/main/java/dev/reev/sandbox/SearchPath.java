package dev.reev.sandbox;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs by name (PATH, POSIX.1-2017 8.3). */
public final class SearchPath {

  /** Default of most systems, for a process without a PATH. */
  private static final String USUAL = "/usr/bin:/bin";

  private SearchPath() {}

  /** Search path of this process: folders separated by colons. */
  public static String ofThisProcess() {
    String path = System.getenv("PATH");
    return path == null ? USUAL : path;
  }

  /** Finds a program on the search path of this process. */
  public static Optional<Path> find(String word) {
    return find(word, ofThisProcess());
  }

  /**
   * Finds an executable file: a word with a slash is a path, any other a name on the search path.
   * Empty when this user can execute no such file.
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

  /** Returns the word as a normalized path; empty unless it is an absolute one. */
  static Optional<Path> absolute(String word) {
    try {
      Path path = Path.of(word);
      return path.isAbsolute() ? Optional.of(path.normalize()) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
