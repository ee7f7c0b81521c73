package dev.reev.api.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Gives a server a Temporal of its own, which ends with it, a home folder and a client. */
@TestConfiguration(proxyBeanMethods = false)
public class RealServer {

  /** Starts the runner that does as the prompt of a benchmark says, or the real one. */
  public static final String SCRIPTED_RUNNER =
      "reev.runner.command=/bin/sh ${reev.root}/api/src/test/runners/runner.sh";

  @Bean
  TemporalServerProcess temporalServer() {
    return TemporalServerProcess.start();
  }

  @Bean
  @Lazy // until the port is known
  ApiClient apiClient(@Value("${local.server.port}") int port) {
    return new ApiClient(port);
  }

  @Bean
  DynamicPropertyRegistrar places(TemporalServerProcess temporal) throws IOException {
    Path home = Files.createTempDirectory(Path.of("target"), "home").toAbsolutePath();
    return registry -> {
      registry.add("spring.temporal.connection.target", temporal::address);
      registry.add("reev.home", home::toString);
      registry.add("reev.runner.home", home::toString);
      registry.add("reev.runner.sessions-dir", () -> home.resolve("sessions").toString());
    };
  }
}
