package dev.reev.runner.evidence;

import dev.reev.benchmarks.event.EventLine.ToolInput;
import dev.reev.benchmarks.event.EventLine.ToolOutput;
import io.opentelemetry.api.trace.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tool call in progress; call exactly one method, once. */
public final class ToolExchange {

  private final Evidence evidence;
  private final ToolInput input;
  private final Span span;
  private final Instant start;
  private final long startMs;

  ToolExchange(Evidence evidence, ToolInput input, Span span, Instant start, long startMs) {
    this.evidence = evidence;
    this.input = input;
    this.span = span;
    this.start = start;
    this.startMs = startMs;
  }

  /** Records a success. */
  public void succeeded(Map<String, Object> results) {
    evidence.toolEnded(input, new ToolOutput(true, results, null), span, start, startMs);
  }

  /** Records a refusal or failure, with its reason in one line. */
  public void failed(String message) {
    failed(message, Map.of());
  }

  /** Like {@link #failed(String)}, with the results that exist despite the failure. */
  public void failed(String message, Map<String, Object> results) {
    evidence.toolEnded(input, new ToolOutput(false, results, message), span, start, startMs);
  }

  static Map<String, Object> facts(ToolInput input, ToolOutput output, Instant start, Instant end) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("tool_name", input.toolName());
    facts.put("start_time", start.toString());
    facts.put("end_time", end.toString());
    facts.put("status", output.success() ? "success" : "error");
    facts.put("result", output.results());
    facts.put("error", output.errorMessage());
    return facts;
  }
}
