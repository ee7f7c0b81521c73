package dev.reev.runner.evidence;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** A step in progress; call {@link #ended} once. */
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

  /** Ends the step; error: the reason of a failure, null after a success. */
  public void ended(@Nullable String error) {
    evidence.stepEnded(span, step, startMs, error);
  }
}
