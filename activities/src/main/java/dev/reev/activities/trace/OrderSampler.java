package dev.reev.activities.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.Locale;

/**
 * Which traces are recorded when nobody upstream has decided it: those of work that was ordered.
 * Polls for a status, pages and the rounds of the server itself would drown them.
 */
final class OrderSampler implements Sampler {

  private final Sampler orders;

  OrderSampler(double probability) {
    this.orders = Sampler.traceIdRatioBased(probability);
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    return isReading(name, kind) || isOwnRound(name)
        ? SamplingResult.drop()
        : orders.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  /** Spans of requests are named {@code http get} and so on before they know their route. */
  private static boolean isReading(String name, SpanKind kind) {
    return kind == SpanKind.SERVER
        && name.toLowerCase(Locale.ROOT).matches("http (get|head|options).*");
  }

  /** The comparison of all sides, once a minute. */
  private static boolean isOwnRound(String name) {
    return name.endsWith(":HostSurvey");
  }

  @Override
  public String getDescription() {
    return "OrderSampler{" + orders.getDescription() + "}";
  }
}
