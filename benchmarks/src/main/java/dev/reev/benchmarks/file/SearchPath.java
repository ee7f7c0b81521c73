package dev.reev.benchmarks.file;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The folders in which this process finds programs. */
public final class SearchPath {

  private SearchPath() {}

  /** Whether one of them has an executable of this name; none has where PATH is not set. */
  public static boolean has(String program) {
    String folders = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(folders.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
