package dev.reev.runner.run;

import dev.reev.runner.run.RunnerArguments.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of {@code --prove}.
 *
 * @param paths benchmark files and folders of them
 * @param json true for one JSON document in place of a table
 * @param verbose true to list kinds without a variant, too
 */
record ProveArguments(List<Path> paths, boolean json, boolean verbose) {

  private static final String PROVE = "--prove";

  /** True for a command line with {@code --prove}. */
  static boolean areMeant(List<String> arguments) {
    return arguments.contains(PROVE);
  }

  static ProveArguments parse(List<String> arguments) throws UsageException {
    List<Path> paths = new ArrayList<>();
    boolean json = false;
    boolean verbose = false;
    for (String argument : arguments) {
      switch (argument) {
        case PROVE -> {}
        case "--json" -> json = true;
        case "-v", "--verbose" -> verbose = true;
        default -> paths.add(path(argument));
      }
    }
    if (paths.isEmpty()) {
      throw new UsageException("--prove needs a benchmark file or folder");
    }
    return new ProveArguments(List.copyOf(paths), json, verbose);
  }

  private static Path path(String text) throws UsageException {
    if (text.startsWith("-")) {
      throw new UsageException(text + " cannot stand beside --prove, only --json and --verbose");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException("benchmark file is not a path: " + e.getReason());
    }
  }
}
