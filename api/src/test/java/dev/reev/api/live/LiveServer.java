package dev.reev.api.live;

import dev.reev.api.FreshServer;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server at a real port, with {@link FakeProgressSource} in place of Temporal. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "reev.worker.enabled=false",
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      "spring.temporal.connection.target=127.0.0.1:1",
      "logging.level.dev.reev.api.temporal=OFF"
    })
@ExtendWith(FreshServer.class)
@Import({ServerWithFakeEngine.Configuration.class, LiveServer.Source.class})
@interface LiveServer {

  @TestConfiguration(proxyBeanMethods = false)
  class Source {

    @Bean
    @Primary
    FakeProgressSource fakeProgressSource() {
      return new FakeProgressSource();
    }

    @Bean
    StoredRunRows storedRunRows(JdbcClient jdbc) {
      return new StoredRunRows(jdbc);
    }
  }
}
