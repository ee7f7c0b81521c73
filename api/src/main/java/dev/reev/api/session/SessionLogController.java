package dev.reev.api.session;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.run.StoredRuns;
import dev.reev.api.system.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logs of the newest run of a benchmark, as the first web client reads them. */
@RestController
@RequestMapping("/api/v1")
class SessionLogController {

  private static final String NO_RUN = "No run of this benchmark yet";

  private final StoredRuns runs;
  private final BenchmarkCatalogue catalogue;

  SessionLogController(StoredRuns runs, BenchmarkCatalogue catalogue) {
    this.runs = runs;
    this.catalogue = catalogue;
  }

  /** The trace of the newest run; with {@code agent} of that agent. */
  @GetMapping("/execution-logs/{benchmarkId}")
  ExecutionLog execution(
      @PathVariable String benchmarkId, @RequestParam(required = false) @Nullable String agent) {
    return runs.newest(benchmarkId, agent)
        .map(ExecutionLog::of)
        .orElseGet(() -> ExecutionLog.none(known(benchmarkId), NO_RUN));
  }

  /** What the ledger logged in the newest run; with {@code agent} of that agent. */
  @GetMapping("/transaction-logs/{benchmarkId}")
  TransactionLogView transactions(
      @PathVariable String benchmarkId,
      @RequestParam(required = false) @Nullable String agent,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(name = "show_cu", defaultValue = "false") boolean showCu) {
    LogFormat chosen = LogFormat.of(format);
    return runs.newest(benchmarkId, agent)
        .map(run -> TransactionLogView.of(run, chosen, showCu))
        .orElseGet(() -> TransactionLogView.none(known(benchmarkId), chosen, showCu, NO_RUN));
  }

  /** Invented transaction logs, for whoever builds a page without having a run. */
  @GetMapping("/transaction-logs/demo")
  TransactionLogView demo(
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(name = "show_cu", defaultValue = "false") boolean showCu) {
    return TransactionLogDemo.view(LogFormat.of(format), showCu);
  }

  private String known(String benchmarkId) {
    if (!catalogue.knows(benchmarkId)) {
      throw Problems.notFound("benchmark '" + benchmarkId + "' is not known");
    }
    return benchmarkId;
  }
}
