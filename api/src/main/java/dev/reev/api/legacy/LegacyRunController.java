package dev.reev.api.legacy;

import dev.reev.api.idempotency.IdempotencyKeys;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.AnsweredAsStored;
import dev.reev.api.request.RunIdText;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.run.submit.RunSubmission;
import dev.reev.api.run.workflow.RunCommands;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs under their benchmark, as the first web client calls them. */
@RestController
@RequestMapping("/api/v1/benchmarks/{benchmarkId}")
class LegacyRunController {

  private static final Logger log = LoggerFactory.getLogger(LegacyRunController.class);

  private final RunSubmission submission;
  private final StoredRuns runs;
  private final RunCommands stops;

  LegacyRunController(RunSubmission submission, StoredRuns runs, RunCommands stops) {
    this.submission = submission;
    this.runs = runs;
    this.stops = stops;
  }

  /** Orders a run of this benchmark; answered before it starts. */
  @AnsweredAsStored
  @PostMapping("/run")
  RunAccepted run(
      @PathVariable String benchmarkId,
      @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody LegacyRunBody body) {
    UUID id = submission.submit(body.order(benchmarkId), IdempotencyKeys.checked(key));
    log.info("Accepted {} as {} with agent {}", benchmarkId, id, body.agent());
    return RunAccepted.of(id);
  }

  /** One run of this benchmark. */
  @GetMapping("/status/{executionId}")
  RunStatus status(@PathVariable String benchmarkId, @PathVariable String executionId) {
    return RunIdText.parse(executionId)
        .flatMap(runs::find)
        .filter(run -> run.benchmarkId().equals(benchmarkId))
        .map(RunStatus::of)
        .orElseThrow(() -> unknown(benchmarkId, executionId));
  }

  /** Of the newest run of the benchmark; with {@code agent} of that agent. */
  @GetMapping("/status")
  RunStatus newestStatus(
      @PathVariable String benchmarkId, @RequestParam(required = false) @Nullable String agent) {
    return runs.newest(benchmarkId, agent)
        .map(RunStatus::of)
        .orElseThrow(
            () ->
                ProblemExceptions.notFound(
                    "benchmark '"
                        + benchmarkId
                        + "' has no run"
                        + (agent == null ? "" : " with agent '" + agent + "'")));
  }

  /** Asks a run to stop; it stops within seconds. */
  @AnsweredAsStored
  @PostMapping("/stop/{executionId}")
  Map<String, String> stop(@PathVariable String benchmarkId, @PathVariable String executionId) {
    UUID id =
        RunIdText.parse(executionId)
            .filter(known -> runs.exists(benchmarkId, known))
            .orElseThrow(() -> unknown(benchmarkId, executionId));
    switch (stops.stop(id)) {
      case REQUESTED -> log.info("Stop of {} requested", id);
      case UNKNOWN -> throw unknown(benchmarkId, executionId);
      case ALREADY_ENDED -> throw RunProblems.alreadyEnded(HttpStatus.BAD_REQUEST, executionId);
    }
    return Map.of("status", "stopped");
  }

  private static ProblemException unknown(String benchmarkId, String executionId) {
    return ProblemExceptions.notFound(
        "execution '" + executionId + "' of benchmark '" + benchmarkId + "' is not known");
  }

  /**
   * Answer to an accepted order. Clients read {@code execution_id}; the empty rest keeps the shape
   * that older ones expect, including {@code status}, which says "Running" from the start.
   */
  record RunAccepted(
      UUID executionId,
      String status,
      String state,
      long durationMs,
      @Nullable Object result,
      @Nullable String error,
      List<String> logs,
      List<String> toolCalls) {

    static RunAccepted of(UUID executionId) {
      return new RunAccepted(
          executionId, "Running", "Pending", 0, null, null, List.of(), List.of());
    }
  }
}
