package dev.reev.cli.validate;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.BenchmarkProblem;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.CheckedBenchmark;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import dev.reev.benchmarks.benchmark.SolutionsFile;
import dev.reev.benchmarks.benchmark.SolutionsReader;
import dev.reev.benchmarks.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks benchmark files and collects their problems. */
final class Validation {

  /**
   * A problem and its file.
   *
   * @param file as the caller named it
   * @param error false for a warning
   */
  record FileProblem(String file, boolean error, BenchmarkProblem problem) {

    /** A problem of the whole file. */
    static FileProblem whole(String file, String message) {
      return new FileProblem(file, true, new BenchmarkProblem(0, 0, "", message));
    }

    String severity() {
      return error ? "error" : "warning";
    }
  }

  private final List<FileProblem> problems = new ArrayList<>();
  private int files;

  /** Checks a file, or the benchmark files of a folder (not of its sub-folders). */
  void check(Path path) {
    try {
      if (Files.isDirectory(path)) {
        checkFolder(path);
      } else if (SolutionsFile.is(path)) {
        checkBenchmarkOf(path);
      } else {
        checkFile(path, new HashMap<>());
      }
    } catch (NoSuchFileException e) {
      problems.add(FileProblem.whole(path.toString(), "there is no such file or folder"));
    } catch (IOException e) {
      problems.add(FileProblem.whole(path.toString(), "cannot be read: " + FileTrouble.of(e)));
    }
  }

  ValidationReport report() {
    return new ValidationReport(files, problems);
  }

  private void checkFolder(Path folder) throws IOException {
    List<Path> found = BenchmarkFolder.files(folder);
    if (found.isEmpty()) {
      problems.add(FileProblem.whole(folder.toString(), "holds no *.yml or *.yaml file"));
    }
    Map<String, Path> ids = new HashMap<>();
    for (Path file : found) {
      checkFile(file, ids);
    }
    for (Path solutions : solutions(folder)) {
      if (SolutionsFile.benchmarkOf(solutions).isEmpty()) {
        checkBenchmarkOf(solutions);
      }
    }
  }

  private static List<Path> solutions(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(SolutionsFile::is).sorted().toList();
    }
  }

  /** Checks the benchmark of a solutions file, which means nothing without it. */
  private void checkBenchmarkOf(Path solutions) throws IOException {
    Path benchmark = SolutionsFile.benchmarkOf(solutions).orElse(null);
    if (!Files.exists(solutions)) {
      throw new NoSuchFileException(solutions.toString());
    }
    if (benchmark == null) {
      problems.add(
          FileProblem.whole(
              solutions.toString(), "holds solutions, but there is no benchmark beside it"));
    } else {
      checkFile(benchmark, new HashMap<>());
    }
  }

  private void checkFile(Path file, Map<String, Path> ids) throws IOException {
    if (BenchmarkFolder.isBrokenLink(file)) {
      problems.add(FileProblem.whole(file.toString(), BenchmarkFolder.BROKEN_LINK));
      return;
    }
    CheckedBenchmark checked = BenchmarkReader.check(file);
    files++;
    String name = file.toString();
    checked.errors().forEach(problem -> problems.add(new FileProblem(name, true, problem)));
    checked.warnings().forEach(problem -> problems.add(new FileProblem(name, false, problem)));
    ParsedBenchmark parsed = checked.parsed();
    if (parsed != null) {
      String id = parsed.benchmark().id();
      Path first = ids.putIfAbsent(id, file);
      if (first != null) {
        problems.add(FileProblem.whole(name, "its id " + id + " is taken by " + first));
      }
      checkSolutions(file, parsed.benchmark());
    }
  }

  private void checkSolutions(Path file, Benchmark benchmark) throws IOException {
    Path beside = SolutionsFile.beside(file).orElse(null);
    if (beside != null) {
      files++;
      SolutionsReader.check(beside, benchmark)
          .errors()
          .forEach(problem -> problems.add(new FileProblem(beside.toString(), true, problem)));
    }
  }
}
