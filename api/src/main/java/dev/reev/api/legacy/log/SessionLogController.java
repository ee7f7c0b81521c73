package dev.reev.api.legacy.log;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.run.state.StoredRuns;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Logs of the newest run of a benchmark, as the first web client reads them. */
@RestController
@RequestMapping("/api/v1")
class SessionLogController {

  private static final String NO_RUN = "No run of this benchmark yet";

  /** Seconds for which the first web client's questions are held. */
  private static final String WAIT = "20";

  private final StoredRuns runs;
  private final HeldAnswers held;
  private final BenchmarkCatalogue catalogue;

  SessionLogController(StoredRuns runs, HeldAnswers held, BenchmarkCatalogue catalogue) {
    this.runs = runs;
    this.held = held;
    this.catalogue = catalogue;
  }

  /**
   * The trace of the newest run; with {@code agent} of that agent. Of a run under way it is held
   * until the run ends, for {@code wait} seconds at most.
   */
  @GetMapping("/execution-logs/{benchmarkId}")
  DeferredResult<ExecutionLog> execution(
      HttpServletRequest request,
      @PathVariable String benchmarkId,
      @RequestParam(required = false) @Nullable String agent,
      @RequestParam(defaultValue = WAIT) int wait) {
    int seconds = checked(wait);
    return runs.newest(benchmarkId, agent)
        .map(run -> held.answer(run, question(request), seconds, ExecutionLog::of))
        .orElseGet(() -> now(ExecutionLog.none(known(benchmarkId), NO_RUN)));
  }

  /**
   * What the ledger logged in the newest run; with {@code agent} of that agent. Of a run under way
   * it is held until the run ends, for {@code wait} seconds at most.
   */
  @GetMapping("/transaction-logs/{benchmarkId}")
  DeferredResult<TransactionLogView> transactions(
      HttpServletRequest request,
      @PathVariable String benchmarkId,
      @RequestParam(required = false) @Nullable String agent,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(name = "show_cu", defaultValue = "false") boolean showCu,
      @RequestParam(defaultValue = WAIT) int wait) {
    LogFormat chosen = LogFormat.of(format);
    int seconds = checked(wait);
    return runs.newest(benchmarkId, agent)
        .map(
            run ->
                held.answer(
                    run,
                    question(request),
                    seconds,
                    shown -> TransactionLogView.of(shown, chosen, showCu)))
        .orElseGet(() -> now(TransactionLogView.none(known(benchmarkId), chosen, showCu, NO_RUN)));
  }

  /** Invented transaction logs, for whoever builds a page without having a run. */
  @GetMapping("/transaction-logs/demo")
  TransactionLogView demo(
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(name = "show_cu", defaultValue = "false") boolean showCu) {
    return TransactionLogDemo.view(LogFormat.of(format), showCu);
  }

  private static int checked(int wait) {
    if (wait < 0 || wait > HeldAnswers.LONGEST_SECONDS) {
      throw ProblemExceptions.invalid(
          "wait", "must be 0 to " + HeldAnswers.LONGEST_SECONDS + " seconds");
    }
    return wait;
  }

  /** The client and all that it says. */
  private static String question(HttpServletRequest request) {
    return String.join(
        " ",
        request.getRemoteAddr(),
        request.getRequestURI(),
        String.valueOf(request.getQueryString()));
  }

  private static <T> DeferredResult<T> now(T answer) {
    DeferredResult<T> result = new DeferredResult<>();
    result.setResult(answer);
    return result;
  }

  private String known(String benchmarkId) {
    if (!catalogue.knows(benchmarkId)) {
      throw ProblemExceptions.notFound("benchmark '" + benchmarkId + "' is not known");
    }
    return benchmarkId;
  }
}
