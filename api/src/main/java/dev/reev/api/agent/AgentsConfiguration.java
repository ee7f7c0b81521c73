package dev.reev.api.agent;

import dev.reev.activities.secret.SealException;
import dev.reev.activities.secret.SecretBox;
import dev.reev.activities.secret.SecretConfiguration;
import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The agents that runs may ask for: read at the start, and again when {@link AgentsReload} is told
 * to.
 */
@Configuration(proxyBeanMethods = false)
@Import(SecretConfiguration.class)
class AgentsConfiguration {

  private static final Logger log = LoggerFactory.getLogger(AgentsConfiguration.class);

  @Bean
  AgentsEnvironment agentsEnvironment() {
    return new AgentsEnvironment(System.getenv());
  }

  @Bean
  AgentCatalogue agentCatalogue(AgentsEnvironment environment) {
    try {
      return AgentCatalogue.of(environment.variables());
    } catch (InvalidAgentsFileException e) {
      throw new InvalidSettingException(e.line());
    }
  }

  @Bean
  AgentLimits agentLimits(AgentCatalogue agents, @Value("${reev.agent-limits}") String setting) {
    return AgentLimits.of(agents, setting);
  }

  /** The API is the one that makes the key; without one all that needs no key goes on. */
  @Bean
  ApplicationRunner secretKey(SecretBox box) {
    return arguments -> {
      try {
        box.prepare();
      } catch (SealException e) {
        log.error("Keys of agents can be neither stored nor used: {}", e.getMessage());
      }
    };
  }
}
