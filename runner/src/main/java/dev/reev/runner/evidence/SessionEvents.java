package dev.reev.runner.evidence;

import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.SessionEvent;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Events for the session file, without secrets; optionally echoed while they happen. */
public final class SessionEvents {

  /** Characters of a line on the console; the whole event is in the session file. */
  private static final int MAX_SHOWN = 300;

  private static final double MILLIS_PER_SECOND = 1000;

  private final RunClock clock;
  private final Redactor redactor;
  private final Optional<PrintStream> echo;
  private final List<SessionEvent> events = new ArrayList<>();

  /** Echo: stream that shows events while they happen. */
  public SessionEvents(RunClock clock, Redactor redactor, Optional<PrintStream> echo) {
    this.clock = clock;
    this.redactor = redactor;
    this.echo = echo;
  }

  synchronized void add(String type, int depth, Map<String, Object> data) {
    Map<String, Object> clean = JsonTrees.map(redactor.tree(JsonTrees.of(data)));
    events.add(new SessionEvent(RunClock.nowSeconds(), type, depth, clean));
    echo.ifPresent(stream -> stream.println(line(type, clean)));
  }

  synchronized List<SessionEvent> soFar() {
    return List.copyOf(events);
  }

  RunClock clock() {
    return clock;
  }

  Redactor redactor() {
    return redactor;
  }

  private String line(String type, Map<String, Object> data) {
    String json = JsonTrees.text(data);
    return String.format(
        Locale.ROOT,
        "%8.3fs %s %s",
        clock.elapsedMs() / MILLIS_PER_SECOND,
        type,
        json.length() <= MAX_SHOWN ? json : json.substring(0, MAX_SHOWN) + "...");
  }
}
