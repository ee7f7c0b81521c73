package dev.reev.api.run;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.state.SessionDocuments;
import dev.reev.api.run.state.SessionDocuments.Stored;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.run.view.AttemptView;
import dev.reev.api.run.view.AttemptViews;
import dev.reev.api.run.view.TraceView;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFile;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Attempts, checks, session and trace of a run. */
@RestController
@RequestMapping("/api/v1/runs/{id}")
class RunPartsController {

  private final StoredRuns runs;
  private final AttemptViews attempts;
  private final SessionDocuments sessions;

  RunPartsController(StoredRuns runs, AttemptViews attempts, SessionDocuments sessions) {
    this.runs = runs;
    this.attempts = attempts;
    this.sessions = sessions;
  }

  /** Every attempt, those that failed too. */
  @GetMapping("/attempts")
  AttemptList attempts(@PathVariable String id) {
    return new AttemptList(attempts.of(existing(id)), null);
  }

  /** The session file as the runner left it; 404 while there is none. */
  @GetMapping(path = "/session", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> session(@PathVariable String id) {
    Stored stored =
        sessions
            .find(existing(id))
            .orElseThrow(() -> ProblemExceptions.notFound("run " + id + " has no session file"));
    return ResponseEntity.ok().eTag(stored.sha256()).body(stored.json());
  }

  /** What the score is made of, the worst first; empty while nothing is stored of the run. */
  @GetMapping("/checks")
  CheckList checks(@PathVariable String id) {
    StoredRun run = stored(id);
    SessionFile session = run.session();
    FinalResult result = session == null ? null : session.finalResult();
    return new CheckList(
        run.harm(),
        result == null ? List.of() : result.checks().stream().sorted(Check.WORST_FIRST).toList(),
        null);
  }

  /** What happened, step by step, and how the score came about. */
  @GetMapping(path = "/trace", produces = MediaType.APPLICATION_JSON_VALUE)
  TraceView trace(@PathVariable String id) {
    return TraceView.of(stored(id));
  }

  /** What happened, step by step, and how the score came about. */
  @GetMapping(path = "/trace", produces = MediaType.TEXT_PLAIN_VALUE)
  String traceText(@PathVariable String id) {
    return TraceView.of(stored(id)).text();
  }

  private UUID existing(String id) {
    return RunIdText.parse(id).filter(runs::exists).orElseThrow(() -> RunProblems.unknownRun(id));
  }

  private StoredRun stored(String id) {
    return RunIdText.parse(id).flatMap(runs::find).orElseThrow(() -> RunProblems.unknownRun(id));
  }

  /**
   * Checks of a run.
   *
   * @param harm whether the run did damage; null without a score
   * @param nextCursor always null: there is one page
   */
  record CheckList(@Nullable Boolean harm, List<Check> data, @Nullable String nextCursor) {}

  /**
   * Attempts of a run, in the order in which they were made.
   *
   * @param nextCursor always null: there is one page
   */
  record AttemptList(List<AttemptView> data, @Nullable String nextCursor) {}
}
