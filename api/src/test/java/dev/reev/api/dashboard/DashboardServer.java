package dev.reev.api.dashboard;

import dev.reev.api.journey.TemporalServerProcess;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The whole stack: server, PostgreSQL, Temporal, runner, ledger. It lives as long as its test
 * class.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      "reev.runner.root=${reev.root}",
      "reev.runner.slots=2",
      "reev.runner.stop-grace=1s",
      "reev.invariants.period-seconds=1",
      "reev.dashboard.temporal-ui=http://127.0.0.1:8233"
    })
@Import(DashboardServer.Configuration.class)
@DirtiesContext
@interface DashboardServer {

  @TestConfiguration(proxyBeanMethods = false)
  class Configuration {

    @Bean
    TemporalServerProcess temporalServer() {
      return TemporalServerProcess.start();
    }

    @Bean
    DynamicPropertyRegistrar places(TemporalServerProcess temporal) throws IOException {
      Path home = Files.createTempDirectory(Path.of("target"), "dashboard").toAbsolutePath();
      return registry -> {
        registry.add("spring.temporal.connection.target", temporal::address);
        registry.add("reev.home", home::toString);
        registry.add("reev.runner.home", home::toString);
        registry.add("reev.runner.sessions-dir", () -> home.resolve("sessions").toString());
        registry.add(
            "reev.runner.command",
            () -> "/bin/sh " + Path.of("src/test/runners/runner.sh").toAbsolutePath());
      };
    }
  }
}
