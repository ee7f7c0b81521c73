package dev.reev.activities.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A position in a trace as text, for storing or passing on: the {@code traceparent} of W3C Trace
 * Context.
 */
public final class Traceparent {

  private static final String NAME = "traceparent";

  private static final W3CTraceContextPropagator FORMAT = W3CTraceContextPropagator.getInstance();

  private Traceparent() {}

  /** Span of this thread; null when there is none. */
  public static @Nullable String current() {
    Map<String, String> carrier = new HashMap<>();
    FORMAT.inject(Context.current(), carrier, Traceparent::put);
    return carrier.get(NAME);
  }

  /** Context that continues the trace there; with null the context of this thread. */
  public static Context context(@Nullable String traceparent) {
    Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(NAME, traceparent);
    return FORMAT.extract(Context.current(), carrier, new MapGetter());
  }

  private static void put(@Nullable Map<String, String> map, String name, String value) {
    if (map != null) {
      map.put(name, value);
    }
  }

  private static final class MapGetter implements TextMapGetter<Map<String, String>> {

    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return carrier.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
      return carrier == null ? null : carrier.get(key);
    }
  }
}
