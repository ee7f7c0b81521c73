package dev.reev.api.run;

import dev.reev.benchmarks.agent.AgentCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The agents that runs may ask for, read once: a changed file counts from the next start on. */
@Configuration(proxyBeanMethods = false)
class AgentsConfiguration {

  @Bean
  AgentCatalogue agentCatalogue() {
    return AgentCatalogue.of(System.getenv());
  }
}
