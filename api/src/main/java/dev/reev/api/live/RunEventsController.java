package dev.reev.api.live;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import dev.reev.api.run.state.RunProblems;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Events of a run as server-sent events. */
@RestController
class RunEventsController {

  /** Until a browser comes back after a broken connection. */
  private static final long RECONNECT_MS = 2_000;

  private static final long NO_TIMEOUT = 0;

  private final RunSnapshots snapshots;
  private final RunStreams streams;

  RunEventsController(RunSnapshots snapshots, RunStreams streams) {
    this.snapshots = snapshots;
    this.streams = streams;
  }

  /**
   * Events {@code state} and {@code progress} after a position, until the run has ended. A client
   * that knows the end already gets 204, which tells a browser not to come back.
   *
   * @param lastEventId as browsers send it when they come back
   * @param asked the same for those who cannot set a header; the header wins
   */
  @GetMapping("/api/v1/runs/{id}/events")
  ResponseEntity<SseEmitter> events(
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      @RequestParam(name = "last_event_id", required = false) @Nullable String asked) {
    RunPosition position = position(lastEventId == null ? asked : lastEventId);
    RunSnapshot run =
        RunIdText.parse(id).flatMap(snapshots::find).orElseThrow(() -> RunProblems.unknownRun(id));
    if (run.hasEnded() && run.after(position).isEmpty()) {
      return ResponseEntity.noContent().build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore())
        // Proxies of the nginx kind would otherwise hold events back.
        .header("X-Accel-Buffering", "no")
        .body(stream(run, position));
  }

  private SseEmitter stream(RunSnapshot run, RunPosition position) {
    SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
    RunStream stream = streams.open(run, position, new EmitterClient(emitter));
    if (stream == null) {
      throw new TooManyStreamsException();
    }
    emitter.onCompletion(stream::left);
    return emitter;
  }

  private static RunPosition position(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return RunPosition.START;
    }
    return RunPosition.parse(text.strip())
        .orElseThrow(
            () ->
                ProblemExceptions.invalid(
                    "last_event_id", "must be the id of an event of this run"));
  }

  private record EmitterClient(SseEmitter emitter) implements RunStream.Client {

    @Override
    public void send(RunEvent event) throws IOException {
      emitter.send(
          SseEmitter.event()
              .id(event.position().toString())
              .name(event.kind())
              .reconnectTime(RECONNECT_MS)
              .data(event, MediaType.APPLICATION_JSON));
    }

    @Override
    public void beat() throws IOException {
      emitter.send(SseEmitter.event().comment("beat"));
    }

    @Override
    public void close() {
      emitter.complete();
    }
  }
}
