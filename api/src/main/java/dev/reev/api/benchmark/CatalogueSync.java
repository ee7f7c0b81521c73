package dev.reev.api.benchmark;

import dev.reev.api.ReevProperties;
import dev.reev.api.benchmark.SyncReport.FileError;
import dev.reev.api.benchmark.SyncReport.Synced;
import dev.reev.benchmarks.benchmark.BenchmarkFolders;
import dev.reev.benchmarks.benchmark.BenchmarkProblem;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.CheckedBenchmark;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Synchronizes the catalogue with the benchmark folders, one transaction for each file: a bad file
 * does not keep the others out.
 */
@Component
class CatalogueSync {

  /** Most problems reported for one file. */
  private static final int MAX_PROBLEMS = 20;

  private final CatalogueWriter writer;
  private final TransactionTemplate transaction;
  private final List<Path> folders;

  CatalogueSync(
      CatalogueWriter writer, TransactionTemplate transaction, ReevProperties properties) {
    this.writer = writer;
    this.transaction = transaction;
    this.folders = properties.benchmarksFolders();
  }

  /**
   * Reads all folders. Of two files with the same name, or the same id, the first one counts.
   *
   * @throws IOException when a folder cannot be listed; the catalogue is as before then
   */
  SyncReport sync() throws IOException {
    Instant start = Instant.now();
    SyncCourse course = new SyncCourse();
    List<Path> files = BenchmarkFolders.files(folders);
    for (Path file : files) {
      transaction.executeWithoutResult(status -> take(file, course));
    }
    transaction.executeWithoutResult(
        status -> {
          writer.lock();
          course.retired(writer.retireAllBut(course.ids(), course.unusableFiles()));
        });
    return course.report(files.size(), Duration.between(start, Instant.now()));
  }

  private void take(Path file, SyncCourse course) {
    Instant start = Instant.now();
    String name = file.getFileName().toString();
    Path first = course.first(file);
    if (!first.equals(file)) {
      course.hidden(
          error(
              name,
              "%s: %s has the same file name and counts".formatted(file, first),
              "duplicate_file"));
      return;
    }
    writer.lock();
    try {
      CheckedBenchmark checked = BenchmarkReader.check(file);
      ParsedBenchmark parsed = checked.parsed();
      if (parsed == null) {
        course.unusable(error(name, problems(checked, name), "validation"));
      } else if (course.ids().contains(parsed.benchmark().id())) {
        course.unusable(
            error(
                name,
                "%s: id %s is taken by %s"
                    .formatted(file, parsed.benchmark().id(), course.file(parsed.benchmark().id())),
                "duplicate_id"));
      } else {
        Change change = writer.take(parsed, name);
        course.taken(
            file,
            new Synced(
                parsed.benchmark().id(),
                parsed.sha256(),
                change.wireName(),
                Duration.between(start, Instant.now()).toMillis()));
      }
    } catch (IOException e) {
      course.unusable(error(name, name + ": cannot be read", "unreadable"));
    }
  }

  private static String problems(CheckedBenchmark checked, String name) {
    List<BenchmarkProblem> errors = checked.errors();
    String shown =
        errors.stream()
            .limit(MAX_PROBLEMS)
            .map(problem -> problem.in(name))
            .collect(Collectors.joining("; "));
    int more = errors.size() - MAX_PROBLEMS;
    return more <= 0 ? shown : shown + "; and " + more + " more";
  }

  private static FileError error(String file, String message, String type) {
    return new FileError(file, message, type, Instant.now());
  }
}
