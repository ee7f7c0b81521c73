package dev.reev.api.run;

import jakarta.validation.Valid;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/api/v1/benchmarks/{benchmarkId}")
class RunController {

  private static final Logger log = LoggerFactory.getLogger(RunController.class);

  private final RunAcceptance acceptance;
  private final RunQueries queries;
  private final RunStops stops;

  RunController(RunAcceptance acceptance, RunQueries queries, RunStops stops) {
    this.acceptance = acceptance;
    this.queries = queries;
    this.stops = stops;
  }

  @PostMapping("/run")
  RunAccepted run(@PathVariable String benchmarkId, @Valid @RequestBody RunOrder order) {
    UUID id = acceptance.accept(benchmarkId, order);
    log.info("Accepted {} as {} with agent {}", benchmarkId, id, order.agent());
    return RunAccepted.of(id);
  }

  @GetMapping("/status/{executionId}")
  RunStatus status(@PathVariable String benchmarkId, @PathVariable String executionId) {
    return uuid(executionId)
        .flatMap(id -> queries.status(benchmarkId, id))
        .orElseThrow(() -> unknown(benchmarkId, executionId));
  }

  @PostMapping("/stop/{executionId}")
  Map<String, String> stop(@PathVariable String benchmarkId, @PathVariable String executionId) {
    UUID id = uuid(executionId).orElseThrow(() -> unknown(benchmarkId, executionId));
    switch (stops.stop(benchmarkId, id)) {
      case REQUESTED -> log.info("Stop of {} requested", id);
      case UNKNOWN -> throw unknown(benchmarkId, executionId);
      case ALREADY_ENDED ->
          throw new ResponseStatusException(
              HttpStatus.BAD_REQUEST, "execution " + executionId + " has already ended");
    }
    return Map.of("status", "stopped");
  }

  /**
   * Empty for anything but the full text form, which {@link UUID#fromString} alone does not ask
   * for.
   */
  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ResponseStatusException unknown(String benchmarkId, String executionId) {
    return new ResponseStatusException(
        HttpStatus.NOT_FOUND,
        "execution '" + executionId + "' of benchmark '" + benchmarkId + "' is not known");
  }
}
