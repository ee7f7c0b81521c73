package dev.reev.benchmarks.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Naming of solutions files: {@code a.solutions.yml} holds the solutions of {@code a.yml}. */
public final class SolutionsFile {

  private static final String MARK = ".solutions";

  private static final List<String> ENDINGS = List.of(".yml", ".yaml", ".YML", ".YAML");

  private SolutionsFile() {}

  /** True when the name is that of a solutions file, not of a benchmark. */
  public static boolean is(Path file) {
    return YamlFile.is(file) && YamlFile.stem(file).endsWith(MARK);
  }

  /** The solutions file of a benchmark file, if there is one. */
  public static Optional<Path> beside(Path benchmark) {
    return named(benchmark, YamlFile.stem(benchmark) + MARK);
  }

  /** The benchmark file that a solutions file belongs to, if there is one. */
  public static Optional<Path> benchmarkOf(Path solutions) {
    if (!is(solutions)) {
      return Optional.empty();
    }
    String stem = YamlFile.stem(solutions);
    return named(solutions, stem.substring(0, stem.length() - MARK.length()));
  }

  private static Optional<Path> named(Path neighbour, String stem) {
    return ENDINGS.stream()
        .map(ending -> neighbour.resolveSibling(stem + ending))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
