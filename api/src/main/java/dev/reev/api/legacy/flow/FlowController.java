package dev.reev.api.legacy.flow;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.benchmarks.session.SessionFile;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The course of a session as a diagram and as a tree. */
@RestController
@RequestMapping("/api/v1")
class FlowController {

  /** Each brings its session file along, which has a few KiB as a rule and 16 MiB at most. */
  private static final int NEWEST = 10;

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final StoredRuns runs;
  private final PublishedSessions files;
  private final BenchmarkCatalogue catalogue;

  FlowController(StoredRuns runs, PublishedSessions files, BenchmarkCatalogue catalogue) {
    this.runs = runs;
    this.files = files;
    this.catalogue = catalogue;
  }

  /** The ten newest sessions of a benchmark. */
  @GetMapping("/flow-logs/{benchmarkId}")
  FlowLogs flowLogs(@PathVariable String benchmarkId) {
    List<StoredRun> newest = runs.recent(benchmarkId, NEWEST);
    if (newest.isEmpty() && !catalogue.knows(benchmarkId)) {
      throw ProblemExceptions.notFound("benchmark '" + benchmarkId + "' is not known");
    }
    return FlowLogs.of(benchmarkId, newest);
  }

  /** The diagram of a session; {@code format=html} as a page, else JSON with Mermaid text. */
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = FlowView.class)),
        @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string"))
      })
  @GetMapping("/flows/{sessionId}")
  ResponseEntity<?> flow(
      @PathVariable String sessionId, @RequestParam(required = false) @Nullable String format) {
    if (format != null && !format.equals("json") && !format.equals("html")) {
      throw ProblemExceptions.invalid("format", "must be json or html");
    }
    FlowView flow =
        stored(sessionId)
            .or(() -> files.find(sessionId).map(session -> FlowView.of(session, "file")))
            .orElseThrow(
                () -> ProblemExceptions.notFound("session '" + sessionId + "' is not known"));
    return "html".equals(format)
        ? ResponseEntity.ok()
            .contentType(HTML)
            .header("Content-Security-Policy", FlowPage.CONTENT_SECURITY_POLICY)
            .body(FlowPage.of(flow))
        : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(flow);
  }

  private Optional<FlowView> stored(String sessionId) {
    return RunIdText.parse(sessionId).flatMap(runs::find).map(FlowController::view);
  }

  private static FlowView view(StoredRun run) {
    SessionFile session = run.session();
    return session == null
        ? new FlowView(run.id().toString(), null, null, List.of(FlowLogs.Session.of(run)))
        : FlowView.of(session, "database");
  }
}
