package dev.reev.runner.evidence;

/** A request to a model that has not ended yet; call exactly one method, once. */
public final class LlmExchange {

  private final Evidence evidence;
  private final String model;
  private final long startMs;

  LlmExchange(Evidence evidence, String model, long startMs) {
    this.evidence = evidence;
    this.model = model;
    this.startMs = startMs;
  }

  /** The model answered. */
  public void answered(LlmAnswer answer) {
    evidence.answered(model, answer, startMs);
  }

  /** There is no answer, for a reason in one line. */
  public void failed(String message) {
    evidence.notAnswered(model, message, startMs);
  }
}
