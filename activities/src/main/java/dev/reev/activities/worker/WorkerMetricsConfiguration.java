package dev.reev.activities.worker;

import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.activities.setting.OpenAddress;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Metrics of the worker program at {@code /metrics}, when an address is set. The API has its own,
 * which include those of the worker inside it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(WorkerMetricsConfiguration.ADDRESS)
class WorkerMetricsConfiguration {

  static final String ADDRESS = "reev.metrics.address";

  @Bean
  PrometheusMeterRegistry meterRegistry() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    return registry;
  }

  @Bean
  HTTPServer metricsServer(
      PrometheusMeterRegistry registry,
      @Value("${" + ADDRESS + "}") String address,
      @Value("${reev.allow-open}") String open) {
    InetSocketAddress at = parse(address);
    OpenAddress.check("REEV_METRICS_ADDRESS", at.getAddress(), open);
    try {
      return HTTPServer.builder()
          .inetAddress(at.getAddress())
          .port(at.getPort())
          .registry(registry.getPrometheusRegistry())
          .buildAndStart();
    } catch (IOException e) {
      throw new InvalidSettingException(
          "REEV_METRICS_ADDRESS: cannot listen at %s: %s".formatted(address, e.getMessage()));
    }
  }

  private static InetSocketAddress parse(String address) {
    try {
      URI uri = new URI("http://" + address);
      if (uri.getHost() != null && uri.getPort() >= 0 && uri.getRawAuthority().equals(address)) {
        var parsed = new InetSocketAddress(uri.getHost(), uri.getPort());
        if (!parsed.isUnresolved()) {
          return parsed;
        }
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Reported below.
    }
    throw new InvalidSettingException(
        "REEV_METRICS_ADDRESS: '%s' must be an address of this host and a port, as in 127.0.0.1:9464"
            .formatted(address));
  }
}
