package dev.reev.activities.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.api.trace.SpanId;
import java.util.List;

/**
 * Exports only spans that belong to submitted work. Status polls, pages and the server's own
 * periodic work would drown them.
 */
final class OrderedWork implements SpanExportingPredicate {

  /** The comparison of rows, workflows, processes and journals, once a minute. */
  private static final List<String> OWN_ROUNDS =
      List.of(":HostSurvey", ":HostSurveys", ":host.survey");

  private static final List<String> READS = List.of("http get", "http head", "http options");

  @Override
  public boolean isExportable(FinishedSpan span) {
    return !isRead(span) && OWN_ROUNDS.stream().noneMatch(span.getName()::endsWith);
  }

  /** A read that another system makes inside its own trace belongs there and is exported. */
  private static boolean isRead(FinishedSpan span) {
    return span.getKind() == Span.Kind.SERVER
        && !SpanId.isValid(span.getParentId())
        && READS.stream().anyMatch(span.getName()::startsWith);
  }
}
