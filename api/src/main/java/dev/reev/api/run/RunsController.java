package dev.reev.api.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.api.agent.AgentConfigRequest;
import dev.reev.api.idempotency.IdempotencyKeys;
import dev.reev.api.request.AnsweredAsStored;
import dev.reev.api.request.RunIdText;
import dev.reev.api.request.Visible;
import dev.reev.api.run.state.RunLimits;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.submit.RunOrder;
import dev.reev.api.run.submit.RunSubmission;
import dev.reev.api.run.view.KnownAgents;
import dev.reev.api.run.view.KnownBenchmarks;
import dev.reev.api.run.view.RunLinks;
import dev.reev.api.run.view.RunListParameters;
import dev.reev.api.run.view.RunPage;
import dev.reev.api.run.view.RunView;
import dev.reev.api.run.view.RunViews;
import dev.reev.api.run.workflow.RunCommands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Runs as a resource: order, list, cancel, repeat. */
@RestController
@RequestMapping("/api/v1/runs")
class RunsController {

  private static final Logger log = LoggerFactory.getLogger(RunsController.class);

  private final RunSubmission submission;
  private final RunCommands commands;
  private final RunViews reading;
  private final KnownAgents agents;
  private final KnownBenchmarks benchmarks;

  RunsController(
      RunSubmission submission,
      RunCommands commands,
      RunViews reading,
      KnownAgents agents,
      KnownBenchmarks benchmarks) {
    this.benchmarks = benchmarks;
    this.agents = agents;
    this.submission = submission;
    this.commands = commands;
    this.reading = reading;
  }

  /**
   * Orders a run; answered as soon as it is stored, with its address in {@code Location}.
   *
   * @param key makes it safe to send the order again: the same key leads to the same run
   */
  @AnsweredAsStored
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<RunView> create(
      @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody RunBody body) {
    return accepted(submission.submit(body.order(), IdempotencyKeys.checked(key)));
  }

  /** Runs, newest first, page after page; {@code Link} names the next page. */
  @GetMapping
  ResponseEntity<RunPage> list(@Valid RunListParameters parameters) {
    agents.require("agent", parameters.agent());
    benchmarks.require("benchmark", parameters.benchmark());
    RunPage page = reading.page(parameters);
    String cursor = page.nextCursor();
    return cursor == null
        ? ResponseEntity.ok(page)
        : ResponseEntity.ok().header(HttpHeaders.LINK, next(cursor)).body(page);
  }

  /** One run. */
  @GetMapping("/{id}")
  RunView get(@PathVariable String id) {
    return reading.view(known(id));
  }

  /** Asks a run to stop; it stops within seconds. */
  @AnsweredAsStored
  @PostMapping("/{id}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunView cancel(@PathVariable String id) {
    UUID run = known(id);
    switch (commands.stop(run)) {
      case REQUESTED -> log.info("Stop of {} requested", run);
      case UNKNOWN -> throw RunProblems.unknownRun(id);
      case ALREADY_ENDED -> throw RunProblems.alreadyEnded(HttpStatus.CONFLICT, run);
    }
    return reading.view(run);
  }

  /**
   * Orders the same again: the same text of the benchmark, agent and settings.
   *
   * @param key makes it safe to send the order again: the same key leads to the same run
   */
  @AnsweredAsStored
  @PostMapping("/{id}/rerun")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<RunView> rerun(
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key) {
    return accepted(submission.rerun(known(id), IdempotencyKeys.checked(key)));
  }

  private ResponseEntity<RunView> accepted(UUID id) {
    RunView view = reading.view(id);
    log.info("Accepted {} as {} with agent {}", view.benchmark(), id, view.agent());
    return ResponseEntity.accepted().location(RunLinks.self(id)).body(view);
  }

  private static UUID known(String id) {
    return RunIdText.parse(id).orElseThrow(() -> RunProblems.unknownRun(id));
  }

  /** RFC 8288; relative, since only the client knows by which name it reaches the server. */
  private static String next(String cursor) {
    String uri =
        ServletUriComponentsBuilder.fromCurrentRequest()
            .scheme(null)
            .host(null)
            .port(-1)
            .replaceQueryParam("cursor", cursor)
            .build()
            .toUriString();
    return "<" + uri + ">; rel=\"next\"";
  }

  /**
   * Body of a request for a run.
   *
   * @param benchmark id of the benchmark; may be left out beside {@code yml_content}
   * @param agent name of an agent
   * @param labels names and values of one's own, to find the run by
   * @param suite name under which runs are listed together
   * @param timeoutSeconds wall time of one attempt; 300 when left out
   * @param priority 1 is served first, 5 last; 3 when left out
   * @param ymlContent run exactly this benchmark instead of the catalogue's
   * @param config how the agent asks its model in this run; what it leaves out is as it is stored
   */
  record RunBody(
      @JsonProperty("benchmark_id") @Nullable String benchmark,
      @Nullable String agent,
      @Size(max = RunLimits.MAX_LABELS, message = RunLimits.LABELS)
          @Nullable
              Map<
                  @Pattern(regexp = RunLimits.LABEL_NAME, message = RunLimits.LABEL_NAME_RULE)
                  String,
                  @NotNull(message = RunLimits.LABEL_VALUE_RULE)
                  @Visible(message = RunLimits.LABEL_VALUE_RULE)
                  @Pattern(regexp = RunLimits.TEXT, message = RunLimits.LABEL_VALUE_RULE) String>
              labels,
      @Visible(
              message =
                  "suite must have 1 to 128 characters, no control ones and one that is visible")
          @Pattern(
              regexp = RunLimits.TEXT,
              message =
                  "suite must have 1 to 128 characters, no control ones and one that is visible")
          @Nullable String suite,
      @Min(value = RunLimits.MIN_TIMEOUT_SECONDS, message = RunLimits.TIMEOUT_RANGE)
          @Max(value = RunLimits.MAX_TIMEOUT_SECONDS, message = RunLimits.TIMEOUT_RANGE)
          @Nullable Integer timeoutSeconds,
      @Min(value = RunLimits.FIRST_PRIORITY, message = RunLimits.PRIORITY_RANGE)
          @Max(value = RunLimits.LAST_PRIORITY, message = RunLimits.PRIORITY_RANGE)
          @Nullable Integer priority,
      @Nullable String ymlContent,
      @Nullable AgentConfigRequest config) {

    RunOrder order() {
      return new RunOrder(
          benchmark,
          agent,
          labels == null ? new TreeMap<>() : new TreeMap<>(labels),
          suite,
          RunOrder.timeout(timeoutSeconds),
          Objects.requireNonNullElse(priority, RunLimits.ORDINARY_PRIORITY),
          ymlContent,
          config);
    }
  }
}
