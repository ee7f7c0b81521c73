package dev.reev.activities.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.activities.setting.InvalidSettingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WorkerMetricsConfigurationTest {

  private final ApplicationContextRunner worker =
      new ApplicationContextRunner().withUserConfiguration(WorkerMetricsConfiguration.class);

  @Test
  void metrics_areServedWhereTheSettingSays() {
    worker
        .withPropertyValues("reev.metrics.address=127.0.0.1:0")
        .run(
            context -> {
              var meters = new RunnerMeters(context.getBean(MeterRegistry.class), 3);
              // A gauge holds its object weakly; a bean keeps it from being collected.
              context.getBeanFactory().registerSingleton("runnerMeters", meters);
              meters.slotTaken();
              int port = context.getBean(HTTPServer.class).getPort();
              HttpResponse<String> metrics =
                  HttpClient.newHttpClient()
                      .send(
                          HttpRequest.newBuilder(
                                  URI.create("http://127.0.0.1:%d/metrics".formatted(port)))
                              .build(),
                          HttpResponse.BodyHandlers.ofString());
              assertThat(metrics.body())
                  .contains(
                      "reev_runner_slots 3.0", "reev_runner_slots_used 1.0", "jvm_memory_used");
            });
  }

  @Test
  void anAddressThatOthersReach_needsAPersonsWord() {
    worker
        .withPropertyValues("reev.metrics.address=0.0.0.0:0", "reev.allow-open=")
        .run(context -> assertThat(context).hasFailed());
    worker
        .withPropertyValues("reev.metrics.address=0.0.0.0:0", "reev.allow-open=1")
        .run(context -> assertThat(context).hasSingleBean(HTTPServer.class));
  }

  @Test
  void withoutTheSetting_thereIsNoPort() {
    worker
        .withPropertyValues("reev.metrics.address=false")
        .run(context -> assertThat(context).doesNotHaveBean(HTTPServer.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9464", "127.0.0.1", "127.0.0.1:", "127.0.0.1:70000", ":9464", ""})
  void anAddressThatIsNone_isRefusedInOneLine(String address) {
    worker
        .withPropertyValues("reev.metrics.address=" + address)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageStartingWith("REEV_METRICS_ADDRESS: "));
  }
}
