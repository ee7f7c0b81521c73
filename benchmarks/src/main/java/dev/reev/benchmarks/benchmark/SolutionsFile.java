package dev.reev.benchmarks.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files hold solutions, and of which benchmark: {@code a.solutions.yml} of {@code a.yml}. */
public final class SolutionsFile {

  private static final Pattern NAME = Pattern.compile("(.+)\\.solutions\\.ya?ml");

  private SolutionsFile() {}

  /** True for a file that holds solutions and no benchmark, by its name. */
  public static boolean is(Path file) {
    return NAME.matcher(fileName(file)).matches();
  }

  /** The solutions file of a benchmark file, if there is one. */
  public static Optional<Path> beside(Path benchmark) {
    String stem = fileName(benchmark).replaceFirst("\\.ya?ml$", "");
    return Stream.of(".solutions.yml", ".solutions.yaml")
        .map(ending -> benchmark.resolveSibling(stem + ending))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The benchmark file that a solutions file belongs to, if there is one. */
  public static Optional<Path> benchmarkOf(Path solutions) {
    Matcher name = NAME.matcher(fileName(solutions));
    return name.matches()
        ? Stream.of(".yml", ".yaml")
            .map(ending -> solutions.resolveSibling(name.group(1) + ending))
            .filter(Files::isRegularFile)
            .findFirst()
        : Optional.empty();
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }
}
