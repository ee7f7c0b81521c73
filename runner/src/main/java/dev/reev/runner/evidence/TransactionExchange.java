package dev.reev.runner.evidence;

import dev.reev.benchmarks.event.EventLine.ToolInput;
import dev.reev.benchmarks.event.EventLine.ToolOutput;
import dev.reev.runner.transaction.TransactionOutcome;
import io.opentelemetry.api.trace.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/** A transaction in progress; call {@link #ended} once. */
public final class TransactionExchange {

  private final Evidence evidence;
  private final ToolInput input;
  private final Span span;
  private final long startMs;

  TransactionExchange(Evidence evidence, ToolInput input, Span span, long startMs) {
    this.evidence = evidence;
    this.input = input;
    this.span = span;
    this.startMs = startMs;
  }

  /** Records the outcome, success or failure. */
  public void ended(TransactionOutcome outcome, int instructions) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instruction_count", instructions);
    facts.put("signature", outcome.signature());
    facts.put("fee", outcome.fee());
    facts.put("compute_units", outcome.computeUnits());
    facts.put("error_detail", outcome.errorDetail());
    evidence.transactionEnded(
        input, new ToolOutput(outcome.succeeded(), facts, outcome.error()), span, startMs);
  }
}
