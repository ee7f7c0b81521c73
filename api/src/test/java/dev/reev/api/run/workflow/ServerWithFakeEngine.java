package dev.reev.api.run.workflow;

import dev.reev.api.FreshServer;
import dev.reev.api.score.workflow.FakeScoreEngine;
import dev.reev.api.suite.workflow.FakeSuiteEngine;
import dev.reev.api.suite.workflow.SuiteServer;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The whole server on an embedded PostgreSQL of its own, with {@link FakeEngine}, {@link
 * FakeSuiteEngine} and {@link FakeScoreEngine} as Temporal.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.MOCK,
    properties = {
      "reev.worker.enabled=false",
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      // Nothing listens there: everything that these tests cover works without Temporal.
      "spring.temporal.connection.target=127.0.0.1:1",
      "logging.level.dev.reev.api.temporal=OFF"
    })
@AutoConfigureMockMvc
@ExtendWith(FreshServer.class)
@Import({ServerWithFakeEngine.Configuration.class, SuiteServer.class})
public @interface ServerWithFakeEngine {

  @TestConfiguration(proxyBeanMethods = false)
  class Configuration {

    @Bean
    @Primary
    FakeEngine fakeEngine() {
      return new FakeEngine();
    }

    @Bean
    @Primary
    FakeSuiteEngine fakeSuiteEngine() {
      return new FakeSuiteEngine();
    }

    @Bean
    @Primary
    FakeScoreEngine fakeScoreEngine() {
      return new FakeScoreEngine();
    }

    @Bean
    DynamicPropertyRegistrar home() throws IOException {
      Path home = Files.createTempDirectory(Path.of("target"), "home");
      return registry -> {
        registry.add("reev.home", home::toString);
        registry.add("reev.runner.sessions-dir", () -> home.resolve("sessions").toString());
      };
    }
  }
}
