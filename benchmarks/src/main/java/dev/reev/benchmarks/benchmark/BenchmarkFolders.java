package dev.reev.benchmarks.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The setting {@code REEV_BENCHMARKS_DIR}: one folder of benchmark files, or several. */
public final class BenchmarkFolders {

  /** The environment variable. */
  public static final String VARIABLE = "REEV_BENCHMARKS_DIR";

  private BenchmarkFolders() {}

  /**
   * Splits a value at the platform's path separator, {@code :} on Linux.
   *
   * @return absolute paths in their order, each once; empty for a blank value
   */
  public static List<Path> of(String value) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(value)
        .filter(part -> !part.isBlank())
        .map(part -> Path.of(part).toAbsolutePath().normalize())
        .distinct()
        .toList();
  }

  /** Joins folders to a value that {@link #of} splits again. */
  public static String join(List<Path> folders) {
    return folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Lists the {@link BenchmarkFolder#files} of all folders, folder by folder.
   *
   * @throws IOException when a folder cannot be listed
   */
  public static List<Path> files(List<Path> folders) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      files.addAll(BenchmarkFolder.files(folder));
    }
    return List.copyOf(files);
  }
}
