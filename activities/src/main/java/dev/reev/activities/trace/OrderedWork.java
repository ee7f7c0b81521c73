package dev.reev.activities.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.api.trace.SpanId;
import java.util.List;

/**
 * Exports what belongs to work that was ordered. Polls for a status, pages and the rounds of the
 * server itself would drown it.
 */
final class OrderedWork implements SpanExportingPredicate {

  /** The comparison of all sides, once a minute. */
  private static final List<String> OWN_ROUNDS = List.of(":HostSurvey", ":host.survey");

  private static final List<String> READS = List.of("http get", "http head", "http options");

  @Override
  public boolean isExportable(FinishedSpan span) {
    return !isRead(span) && OWN_ROUNDS.stream().noneMatch(span.getName()::endsWith);
  }

  /** One that another system asks for inside a trace of its own belongs there. */
  private static boolean isRead(FinishedSpan span) {
    return span.getKind() == Span.Kind.SERVER
        && !SpanId.isValid(span.getParentId())
        && READS.stream().anyMatch(span.getName()::startsWith);
  }
}
