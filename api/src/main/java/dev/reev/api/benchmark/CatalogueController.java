package dev.reev.api.benchmark;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.benchmarks.benchmark.BenchmarkProblem;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes of the catalogue. */
@RestController
@RequestMapping("/api/v1")
class CatalogueController {

  private static final Logger log = LoggerFactory.getLogger(CatalogueController.class);

  private final CatalogueSync sync;
  private final CatalogueWriter writer;
  private final TransactionTemplate transaction;

  CatalogueController(CatalogueSync sync, CatalogueWriter writer, TransactionTemplate transaction) {
    this.sync = sync;
    this.writer = writer;
    this.transaction = transaction;
  }

  /** Reads the benchmark folder anew. */
  @PostMapping("/sync")
  SyncReport sync() {
    try {
      SyncReport report = sync.sync();
      log.info("Sync: {}", report.message());
      return report;
    } catch (IOException e) {
      log.warn("Cannot list the benchmark folder ({})", e.toString());
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "folder_unreadable",
          "the benchmark folder cannot be listed; the catalogue is as before",
          List.of());
    }
  }

  /** Checks a benchmark and stores nothing; 400 names everything that is wrong. */
  @PostMapping("/benchmarks/validate")
  Checked validate(@RequestBody UpsertBody body) {
    ParsedBenchmark parsed = read(body);
    return new Checked(
        parsed.benchmark().id(),
        "benchmark '" + parsed.benchmark().id() + "' can be run",
        parsed.sha256(),
        warnings(parsed));
  }

  /** Stores a benchmark that can be listed and run at once. */
  @PostMapping("/upsert-yml")
  Upserted upsert(@RequestBody UpsertBody body) {
    ParsedBenchmark parsed = read(body);
    Change change =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  writer.lock();
                  return writer.upsert(parsed);
                }));
    String id = parsed.benchmark().id();
    String operation = change.wireName();
    log.info("Upsert of {}: {}", id, operation);
    return new Upserted(
        true,
        id,
        "benchmark '" + id + "' is " + operation,
        parsed.sha256(),
        operation,
        warnings(parsed));
  }

  private static ParsedBenchmark read(UpsertBody body) {
    if (body.ymlContent() == null) {
      throw ProblemExceptions.invalid("yml_content", "is missing");
    }
    return SentBenchmark.read(body.ymlContent());
  }

  private static List<String> warnings(ParsedBenchmark parsed) {
    return parsed.warnings().stream().map(BenchmarkProblem::toString).toList();
  }

  /** A benchmark as text. */
  record UpsertBody(@Nullable String ymlContent) {}

  /**
   * A text that can be run.
   *
   * @param sha256 of the text
   * @param warnings what is merely odd, one line each
   */
  record Checked(String benchmarkId, String message, String sha256, List<String> warnings) {}

  /**
   * What became of the text.
   *
   * @param sha256 of the text
   * @param operation created, updated or unchanged
   * @param warnings what is merely odd, one line each
   */
  record Upserted(
      boolean success,
      String benchmarkId,
      String message,
      String sha256,
      String operation,
      List<String> warnings) {}
}
