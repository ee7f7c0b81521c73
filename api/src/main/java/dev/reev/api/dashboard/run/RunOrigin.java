package dev.reev.api.dashboard.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Origin of a run.
 *
 * @param suite that ordered it; null without one
 * @param traceparent of the request that ordered it (W3C Trace Context); null when there was none
 */
record RunOrigin(@Nullable UUID suite, @Nullable String traceparent) {

  private static final int TRACE_ID_AT = 1;

  /** 32 hexadecimal digits; null when it has none. */
  public @Nullable String traceId() {
    return traceparent == null ? null : traceparent.split("-", -1)[TRACE_ID_AT];
  }
}
