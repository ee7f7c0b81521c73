package dev.reev.activities.trace;

import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Without an OTLP endpoint spans have ids, for logs and for called services, but are not recorded.
 * Boot reads OpenTelemetry's own variables.
 */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {

  @Bean
  Sampler traceSampler(
      @Value("${management.opentelemetry.tracing.export.otlp.endpoint:}") String endpoint,
      @Value("${management.tracing.sampling.probability}") double probability) {
    return endpoint.isBlank()
        ? Sampler.alwaysOff()
        : Sampler.parentBased(Sampler.traceIdRatioBased(probability));
  }

  @Bean
  SpanExportingPredicate orderedWork() {
    return new OrderedWork();
  }
}
