package dev.reev.runner.evidence;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** OpenTelemetry SDK, configured by its own {@code OTEL_*} variables. */
final class TraceExport implements AutoCloseable {

  /** Longest delay of a run by a collector that does not answer. */
  private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(2);

  private final OpenTelemetrySdk sdk;

  private TraceExport(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  static TraceExport start() {
    return new TraceExport(
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(
                () ->
                    Map.of(
                        "otel.service.name", "reev-runner",
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        // Traces alone: spans describe a single run completely.
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
            // The run shuts the SDK down itself; a hook would race with the end of the session.
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk());
  }

  OpenTelemetry telemetry() {
    return sdk;
  }

  @Override
  public void close() {
    sdk.getSdkTracerProvider().shutdown().join(FLUSH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
