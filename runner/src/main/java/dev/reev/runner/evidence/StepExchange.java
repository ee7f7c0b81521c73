package dev.reev.runner.evidence;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** A step that has not ended yet; say once that it has. */
public final class StepExchange {

  private final Evidence evidence;
  private final Span span;
  private final int step;
  private final long startMs;

  StepExchange(Evidence evidence, Span span, int step, long startMs) {
    this.evidence = evidence;
    this.span = span;
    this.step = step;
    this.startMs = startMs;
  }

  /** It is over; error: what went wrong, null when nothing did. */
  public void ended(@Nullable String error) {
    evidence.stepEnded(span, step, startMs, error);
  }
}
