package dev.reev.api.dashboard;

import dev.reev.api.agent.AgentsEnvironment;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** An agents file for one server, without agents at first. */
record OwnAgentsFile(Path file) {

  @TestConfiguration(proxyBeanMethods = false)
  static class Named {

    @Bean
    OwnAgentsFile ownAgentsFile() throws IOException {
      Path folder = Files.createTempDirectory(Path.of("target"), "agents").toAbsolutePath();
      return new OwnAgentsFile(
          Files.writeString(folder.resolve("agents.yml"), "# By hand\nagents: {}\n"));
    }

    @Bean
    @Primary
    AgentsEnvironment ownAgentsEnvironment(OwnAgentsFile agents) {
      Map<String, String> variables = new HashMap<>(System.getenv());
      variables.put(AgentCatalogue.FILE_VARIABLE, agents.file().toString());
      return new AgentsEnvironment(variables);
    }
  }
}
