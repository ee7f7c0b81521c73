package dev.reev.api.score;

import dev.reev.api.idempotency.IdempotencyKeys;
import dev.reev.api.request.AnsweredAsStored;
import dev.reev.api.request.RunIdText;
import dev.reev.api.request.Visible;
import dev.reev.api.run.state.RunLimits;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.score.state.ScoreOrder;
import dev.reev.api.score.state.ScoreProblems;
import dev.reev.api.score.state.ScoreTarget;
import dev.reev.api.score.state.ScoreTargets;
import dev.reev.api.score.state.StoredScoreSets;
import dev.reev.api.score.view.RunScorePage;
import dev.reev.api.score.view.RunScoreParameters;
import dev.reev.api.score.view.ScoreSetPage;
import dev.reev.api.score.view.ScoreSetParameters;
import dev.reev.api.score.view.ScoreSetView;
import dev.reev.api.score.view.ScoreViews;
import dev.reev.api.score.view.ScoresOfRun;
import dev.reev.api.suite.state.SuiteProblems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/** Stored runs scored again. */
@RestController
@RequestMapping("/api/v1")
class ScoreController {

  private static final Logger log = LoggerFactory.getLogger(ScoreController.class);

  private final ScoreSubmission submission;
  private final ScoreViews reading;
  private final StoredScoreSets sets;
  private final ScoreTargets targets;
  private final StoredRuns runs;

  ScoreController(
      ScoreSubmission submission,
      ScoreViews reading,
      StoredScoreSets sets,
      ScoreTargets targets,
      StoredRuns runs) {
    this.submission = submission;
    this.reading = reading;
    this.sets = sets;
    this.targets = targets;
    this.runs = runs;
  }

  /**
   * Scores a run again from its stored session; its first score stays.
   *
   * @param key makes it safe to send the order again: the same key leads to the same score set
   */
  @AnsweredAsStored
  @PostMapping("/runs/{id}/scores")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<ScoreSetView> run(
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody(required = false) @Nullable ScoreBody body) {
    return accepted(ScoreTarget.run(runId(id)), key, body);
  }

  /**
   * Scores the runs of a suite again from their stored sessions; with a text only those of its
   * benchmark.
   *
   * @param key makes it safe to send the order again: the same key leads to the same score set
   */
  @AnsweredAsStored
  @PostMapping("/suites/{id}/scores")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<ScoreSetView> suite(
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody(required = false) @Nullable ScoreBody body) {
    return accepted(ScoreTarget.suite(suiteId(id)), key, body);
  }

  /**
   * Scores all runs of a benchmark again from their stored sessions.
   *
   * @param key makes it safe to send the order again: the same key leads to the same score set
   */
  @AnsweredAsStored
  @PostMapping("/benchmarks/{id}/scores")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<ScoreSetView> benchmark(
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody(required = false) @Nullable ScoreBody body) {
    return accepted(ScoreTarget.benchmark(id), key, body);
  }

  /** The first score of a run, and all later ones with what they are made of. */
  @GetMapping("/runs/{id}/scores")
  ScoresOfRun ofRun(@PathVariable String id) {
    return reading.ofRun(runs.find(runId(id)).orElseThrow(() -> RunProblems.unknownRun(id)));
  }

  /** Score sets of a suite, newest first, page after page. */
  @GetMapping("/suites/{id}/scores")
  ScoreSetPage ofSuite(@PathVariable String id, @Valid ScoreSetParameters parameters) {
    return page(ScoreTarget.suite(suiteId(id)), parameters);
  }

  /** Score sets of a benchmark, newest first, page after page. */
  @GetMapping("/benchmarks/{id}/scores")
  ScoreSetPage ofBenchmark(@PathVariable String id, @Valid ScoreSetParameters parameters) {
    return page(ScoreTarget.benchmark(id), parameters);
  }

  /** One score set with its counts. */
  @GetMapping("/scores/{id}")
  ScoreSetView get(@PathVariable String id) {
    return reading.view(setId(id));
  }

  /** The runs of a score set with their first and new scores, page after page. */
  @GetMapping("/scores/{id}/runs")
  RunScorePage runsOf(@PathVariable String id, @Valid RunScoreParameters parameters) {
    return reading.runs(setId(id), parameters);
  }

  /** Scores no further runs of the set; scores made until then are kept. */
  @AnsweredAsStored
  @PostMapping("/scores/{id}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ScoreSetView cancel(@PathVariable String id) {
    UUID set = setId(id);
    boolean requested = sets.stopRequested(set, "Score set stopped by user");
    ScoreSetView view = reading.view(set);
    if (!requested) {
      throw ScoreProblems.alreadyEnded(set);
    }
    return view;
  }

  private ScoreSetPage page(ScoreTarget target, ScoreSetParameters parameters) {
    targets.requireKnown(target);
    return reading.page(target, parameters);
  }

  private ResponseEntity<ScoreSetView> accepted(
      ScoreTarget target, @Nullable String key, @Nullable ScoreBody body) {
    ScoreOrder order = (body == null ? ScoreBody.EMPTY : body).order(target);
    ScoreSetView view = reading.view(submission.submit(order, IdempotencyKeys.checked(key)));
    log.info("Accepted score set {} for {}, {} runs", view.id(), target.title(), view.runs());
    return ResponseEntity.accepted()
        .location(URI.create(ScoreSetView.PATH + "/" + view.id()))
        .body(view);
  }

  private static UUID runId(String id) {
    return RunIdText.parse(id).orElseThrow(() -> RunProblems.unknownRun(id));
  }

  private static UUID suiteId(String id) {
    return RunIdText.parse(id).orElseThrow(() -> SuiteProblems.unknownSuite(id));
  }

  private static UUID setId(String id) {
    return RunIdText.parse(id).orElseThrow(() -> ScoreProblems.unknownScoreSet(id));
  }

  /**
   * Body of a request to score again.
   *
   * @param ymlContent score with exactly this benchmark; when left out each run is scored with the
   *     text that it was made from
   * @param reason why, in a line
   * @param requestedBy who asks for it
   */
  record ScoreBody(
      @Nullable String ymlContent,
      @Pattern(
              regexp = "[^\\p{Cc}]{1,500}",
              message = "reason must have 1 to 500 characters and no control characters")
          @Nullable String reason,
      @Visible(
              message =
                  "requested_by must have 1 to 128 characters, no control ones and one that is"
                      + " visible")
          @Pattern(
              regexp = RunLimits.TEXT,
              message =
                  "requested_by must have 1 to 128 characters, no control ones and one that is"
                      + " visible")
          @Nullable String requestedBy) {

    static final ScoreBody EMPTY = new ScoreBody(null, null, null);

    ScoreOrder order(ScoreTarget target) {
      return new ScoreOrder(target, ymlContent, reason, requestedBy);
    }
  }
}
