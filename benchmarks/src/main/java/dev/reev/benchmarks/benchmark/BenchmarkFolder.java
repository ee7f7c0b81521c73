package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The benchmark files of one folder (not of its sub-folders).
 *
 * @param benchmarks usable ones, sorted by id
 * @param rejected unusable files, with the reason, sorted by name
 */
public record BenchmarkFolder(List<SuiteFile> benchmarks, List<RejectedFile> rejected) {

  /** Message about a dangling link. */
  public static final String BROKEN_LINK = "is a link to a file that is not there";

  /** A usable benchmark and its file. */
  public record SuiteFile(Path file, ParsedBenchmark parsed) {

    /** The benchmark's id. */
    public String id() {
      return parsed.benchmark().id();
    }
  }

  /** An unusable file; the problems are never empty. */
  public record RejectedFile(Path file, List<BenchmarkProblem> problems) {

    public RejectedFile {
      problems = List.copyOf(problems);
    }
  }

  public BenchmarkFolder {
    benchmarks = List.copyOf(benchmarks);
    rejected = List.copyOf(rejected);
  }

  /**
   * Reads the {@link #files} of a folder. A bad file, or a second one with the same id, is rejected
   * and does not hide the others.
   *
   * @throws IOException when the folder cannot be listed
   */
  public static BenchmarkFolder scan(Path folder) throws IOException {
    return scan(List.of(folder));
  }

  /**
   * Reads several folders as if they were one, in their order.
   *
   * @throws IOException when a folder cannot be listed
   */
  public static BenchmarkFolder scan(List<Path> folders) throws IOException {
    Map<String, SuiteFile> found = new HashMap<>();
    List<RejectedFile> rejected = new ArrayList<>();
    for (Path file : BenchmarkFolders.files(folders)) {
      try {
        SuiteFile read = new SuiteFile(file, BenchmarkReader.read(file));
        SuiteFile first = found.putIfAbsent(read.id(), read);
        if (first != null) {
          rejected.add(reject(file, "id " + read.id() + " is taken by " + first.file()));
        }
      } catch (InvalidBenchmarkException e) {
        rejected.add(new RejectedFile(file, e.problems()));
      } catch (IOException e) {
        rejected.add(
            reject(
                file, isBrokenLink(file) ? BROKEN_LINK : "cannot be read: " + FileTrouble.of(e)));
      }
    }
    return new BenchmarkFolder(
        found.values().stream().sorted(Comparator.comparing(SuiteFile::id)).toList(), rejected);
  }

  /** The benchmark with this id, if it is usable. */
  public Optional<SuiteFile> find(String id) {
    return benchmarks.stream().filter(file -> file.id().equals(id)).findFirst();
  }

  /**
   * The benchmark files of a folder, usable or not: every {@code *.yml} and {@code *.yaml}, in any
   * case, except {@code *.solutions.yml}. Leaves out pipes and devices, which may block a reader
   * forever, and the files that editors, desktops and archives create beside the originals ({@code
   * ._a.yml}, {@code .#a.yml}, {@code ~$a.yml}). Includes dangling links, so that the missing file
   * is reported.
   *
   * @return sorted by the names without their endings, so that of two files with one id {@code
   *     a.yml} comes before {@code "a copy.yml"}
   * @throws IOException when the folder cannot be listed
   */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> YamlFile.is(file) && !SolutionsFile.is(file))
          .filter(file -> Files.isRegularFile(file) || isBrokenLink(file))
          .sorted(Comparator.comparing(YamlFile::stem).thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  /** Whether this is a dangling link. */
  public static boolean isBrokenLink(Path file) {
    return Files.isSymbolicLink(file) && Files.notExists(file);
  }

  private static RejectedFile reject(Path file, String message) {
    return new RejectedFile(file, List.of(new BenchmarkProblem(0, 0, "", message)));
  }
}
