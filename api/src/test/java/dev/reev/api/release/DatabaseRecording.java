package dev.reev.api.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.dashboard.SomewhatGoodModel;
import dev.reev.api.journey.ApiClient;
import dev.reev.api.journey.RealServer;
import dev.reev.api.journey.TemporalServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistrar;
import tools.jackson.databind.JsonNode;

/**
 * Keeps what this version stores for the tests of later ones; started by bin/record-database, no
 * test of {@code verify}.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      "reev.runner.root=${reev.root}",
      "reev.runner.slots=2",
      "reev.runner.stop-grace=1s",
      "reev.agent-limits=local=unlimited",
      "reev.secret.key=" + RecordedDatabase.SECRET_KEY,
      RealServer.SCRIPTED_RUNNER
    })
@Import(DatabaseRecording.Places.class)
@DirtiesContext
class DatabaseRecording {

  private static final Path SESSIONS =
      Path.of(System.getProperty("reev.root"), "benchmarks/src/test/resources/sessions");

  @LocalServerPort private int port;
  @Autowired private DataSource database;

  @TestConfiguration(proxyBeanMethods = false)
  static class Places {

    @Bean
    TemporalServerProcess temporalServer() {
      return TemporalServerProcess.start();
    }

    /** The name of the host gets into the database, so it is none. */
    @Bean
    DynamicPropertyRegistrar places(TemporalServerProcess temporal) throws IOException {
      Path home = Files.createTempDirectory(Path.of("target"), "home").toAbsolutePath();
      Files.writeString(home.resolve("host-id"), "worker-1");
      return registry -> {
        registry.add("spring.temporal.connection.target", temporal::address);
        registry.add("reev.home", home::toString);
        registry.add("reev.runner.home", home::toString);
        registry.add("reev.runner.sessions-dir", () -> home.resolve("sessions").toString());
      };
    }
  }

  @Test
  void record(@Value("${reev.runner.sessions-dir}") Path published) throws Exception {
    String version = System.getProperty("reev.database.version", "");
    assertThat(version).as("reev.database.version").matches("\\d[\\w.-]*");
    ApiClient api = new ApiClient(port);
    RecordedStory story = tell(api);
    keepSessions(story, published, SESSIONS.resolve(version));
    Map<String, JsonNode> answers = new TreeMap<>();
    story.addresses().forEach(address -> answers.put(address, api.get(address)));
    try (Connection connection = database.getConnection()) {
      RecordedDatabase.named(version).write(connection, answers);
    }
  }

  private static RecordedStory tell(ApiClient api) {
    try (SomewhatGoodModel model = new SomewhatGoodModel()) {
      RecordedStory story = new RecordedStory(api, model);
      story.tell();
      return story;
    }
  }

  private static void keepSessions(RecordedStory story, Path published, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> session : story.sessions().entrySet()) {
      Files.copy(
          published.resolve("session_" + session.getValue() + ".json"),
          folder.resolve(session.getKey() + ".json"));
    }
  }
}
