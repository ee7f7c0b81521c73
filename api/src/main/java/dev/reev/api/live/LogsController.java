package dev.reev.api.live;

import dev.reev.api.output.OutputKind;
import dev.reev.api.output.OutputReader;
import dev.reev.api.output.StoredOutput;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.state.StoredRuns;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Output of a runner, live and afterwards. */
@RestController
class LogsController {

  /** Lines of one tail; more is what ranges are for. */
  static final int MAX_TAIL_LINES = 10_000;

  /** Bytes of one tail, held in memory for no longer than they are looked at. */
  private static final int MAX_TAIL_BYTES = 4 * 1024 * 1024;

  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final StoredRuns runs;
  private final OutputReader outputs;

  LogsController(StoredRuns runs, OutputReader outputs) {
    this.runs = runs;
    this.outputs = outputs;
  }

  /**
   * The bytes as the runner wrote them, whole, one range of them, or the last lines. A run that has
   * printed nothing yet has an empty text. {@code Reev-Log-Size} is the size of the whole, {@code
   * Reev-Log-Cut} how many bytes of it were left out, {@code Reev-Log-Complete} whether it can
   * still change, {@code Reev-Log-Offset} where a tail begins.
   */
  @GetMapping("/api/v1/runs/{id}/logs")
  ResponseEntity<Resource> logs(
      @PathVariable String id,
      @RequestParam(defaultValue = "stdout") String stream,
      @RequestParam(required = false) @Nullable Integer tail,
      @RequestParam(required = false) @Nullable Integer attempt,
      @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange) {
    OutputKind kind =
        OutputKind.of(stream)
            .orElseThrow(() -> ProblemExceptions.invalid("stream", "must be stdout or stderr"));
    if (tail != null && (tail < 1 || tail > MAX_TAIL_LINES)) {
      throw ProblemExceptions.invalid("tail", "must be 1 to " + MAX_TAIL_LINES);
    }
    StoredOutput output = output(existing(id), kind, attempt);
    String tag = "\"%d-%d\"".formatted(output.id(), output.sizeBytes());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(TEXT)
            .cacheControl(CacheControl.noCache())
            .header("Reev-Log-Attempt", Integer.toString(output.attempt()))
            .header("Reev-Log-Size", Long.toString(output.sizeBytes()))
            .header("Reev-Log-Cut", Long.toString(output.cutBytes()))
            .header("Reev-Log-Complete", Boolean.toString(output.complete()));
    if (tail != null) {
      return tail(output, answer, tail);
    }
    answer.eTag(tag);
    Resource whole = new OutputResource(outputs, output);
    // A resource of this kind is never cut into ranges: the range was meant for another content.
    return ifRange == null || ifRange.equals(tag)
        ? answer.body(whole)
        : answer.contentLength(output.sizeBytes()).body(new InputStreamResource(whole));
  }

  private ResponseEntity<Resource> tail(
      StoredOutput output, ResponseEntity.BodyBuilder answer, int lines) {
    long start = outputs.tailStart(output, lines, MAX_TAIL_BYTES);
    return answer
        .header("Reev-Log-Offset", Long.toString(start))
        .contentLength(output.sizeBytes() - start)
        .body(
            new InputStreamResource(
                () -> {
                  InputStream content = outputs.open(output);
                  content.skipNBytes(start);
                  return content;
                }));
  }

  private StoredOutput output(UUID run, OutputKind kind, @Nullable Integer attempt) {
    return outputs
        .find(run, kind, attempt)
        .orElseGet(
            () -> {
              if (attempt != null) {
                throw ProblemExceptions.notFound(
                    "run " + run + " has no " + kind.wireName() + " of attempt " + attempt);
              }
              return new StoredOutput(0, 0, 0, 0, false);
            });
  }

  private UUID existing(String id) {
    return RunIdText.parse(id).filter(runs::exists).orElseThrow(() -> RunProblems.unknownRun(id));
  }
}
