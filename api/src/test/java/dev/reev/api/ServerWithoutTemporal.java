package dev.reev.api;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The whole server on a real port with a PostgreSQL of its own, and no Temporal at the configured
 * address.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "reev.worker.enabled=false",
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      "spring.temporal.connection.target=127.0.0.1:1"
    })
@ExtendWith(FreshServer.class)
@Import(ServerWithoutTemporal.Configuration.class)
public @interface ServerWithoutTemporal {

  /** A home folder for each server. */
  @TestConfiguration(proxyBeanMethods = false)
  class Configuration {

    @Bean
    DynamicPropertyRegistrar home() throws IOException {
      Path home = Files.createTempDirectory(Path.of("target"), "home");
      return registry -> registry.add("reev.home", home::toString);
    }
  }
}
