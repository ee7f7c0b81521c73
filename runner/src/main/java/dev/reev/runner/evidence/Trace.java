package dev.reev.runner.evidence;

import dev.reev.benchmarks.trace.TraceVariables;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a run, below the span that {@code TRACEPARENT} names (W3C Trace Context). Records
 * and exports nothing unless OpenTelemetry's own variables configure an OTLP endpoint.
 */
public final class Trace implements AutoCloseable {

  private static final String SCOPE = "dev.reev.runner";

  /** Null when tracing is off: even OpenTelemetry's idle tracer sets up logging first. */
  private final @Nullable Tracer tracer;

  private final @Nullable AutoCloseable export;
  private final Deque<Context> open = new ArrayDeque<>();

  private Trace() {
    this.tracer = null;
    this.export = null;
  }

  private Trace(OpenTelemetry telemetry, @Nullable AutoCloseable export, Context parent) {
    this.tracer = telemetry.getTracer(SCOPE, RunnerVersion.TEXT);
    this.export = export;
    this.open.push(parent);
  }

  /** Starts a trace, with an export if the environment configures one. */
  public static Trace start(Map<String, String> environment) {
    if (!TraceVariables.haveEndpoint(environment)) {
      return new Trace();
    }
    TraceExport export = TraceExport.start();
    Context parent =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), environment, new EnvironmentGetter());
    return new Trace(export.telemetry(), export, parent);
  }

  /** For tests, with their own SDK. */
  static Trace with(OpenTelemetry telemetry) {
    return new Trace(telemetry, null, Context.root());
  }

  /** Opens a span inside the innermost open one. */
  synchronized Span open(String name, SpanKind kind, Attributes attributes) {
    if (tracer == null) {
      return Span.getInvalid();
    }
    Context parent = open.getFirst();
    Span span =
        tracer
            .spanBuilder(name)
            .setParent(parent)
            .setSpanKind(kind)
            .setAllAttributes(attributes)
            .startSpan();
    open.push(parent.with(span));
    return span;
  }

  /** Ends a span, and the spans inside it that are still open. */
  synchronized void end(Span span, @Nullable String error) {
    if (tracer != null && error != null) {
      span.setStatus(StatusCode.ERROR, error);
    }
    while (open.size() > 1) {
      Span last = Span.fromContext(open.pop());
      last.end();
      if (last == span) {
        return;
      }
    }
  }

  /** Ends all open spans and gives the exporter a moment to send them. */
  @Override
  public synchronized void close() {
    while (open.size() > 1) {
      Span.fromContext(open.pop()).end();
    }
    if (export == null) {
      return;
    }
    try {
      export.close();
    } catch (Exception e) {
      throw new IllegalStateException("the trace export does not throw", e);
    }
  }

  private static final class EnvironmentGetter implements TextMapGetter<Map<String, String>> {

    @Override
    public Iterable<String> keys(Map<String, String> environment) {
      return environment.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> environment, String key) {
      return environment == null ? null : environment.get(key.toUpperCase(Locale.ROOT));
    }
  }
}
