package dev.reev.runner.evidence;

import io.opentelemetry.api.trace.Span;

/** A request to a model in progress; call exactly one method, once. */
public final class LlmExchange {

  private final Evidence evidence;
  private final String model;
  private final Span span;
  private final long startMs;

  LlmExchange(Evidence evidence, String model, Span span, long startMs) {
    this.evidence = evidence;
    this.model = model;
    this.span = span;
    this.startMs = startMs;
  }

  /** Records the answer. */
  public void answered(LlmAnswer answer) {
    evidence.answered(model, answer, span, startMs);
  }

  /** Records a failure, with its reason in one line. */
  public void failed(String message) {
    evidence.notAnswered(model, message, span, startMs);
  }
}
