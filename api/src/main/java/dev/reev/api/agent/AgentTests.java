package dev.reev.api.agent;

import dev.reev.activities.secret.AgentConfig;
import dev.reev.api.problem.ProblemException;
import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.AgentDefinition.Chat.InvalidHeaderException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tries whether an agent can be asked, with the given config, the stored one, or its own. */
@Component
class AgentTests {

  private final AgentConfigs configs;
  private final ModelContact contact;
  private final Map<String, String> environment;

  @Autowired
  AgentTests(AgentConfigs configs, ModelContact contact) {
    this(configs, contact, System.getenv());
  }

  AgentTests(AgentConfigs configs, ModelContact contact, Map<String, String> environment) {
    this.configs = configs;
    this.contact = contact;
    this.environment = environment;
  }

  TestOutcome test(AgentConfigRequest given) {
    AgentDefinition definition = configs.definition(given.agentType());
    if (definition instanceof Chat chat) {
      return test(chat, configs.completed(chat.name(), given, ""));
    }
    return TestOutcome.success(
        definition instanceof AgentDefinition.Command
            ? "is a program on the hosts of the workers, where its runs show whether it starts"
            : "needs no model and no key");
  }

  /** Looks at the variables as the runner will: a key of the environment is for its own URL. */
  private TestOutcome test(Chat chat, AgentConfig config) {
    Map<String, String> variables = new HashMap<>(environment);
    deliver(variables, Chat.API_URL, config.apiUrl());
    deliver(variables, Chat.API_KEY, config.apiKey());
    deliver(variables, Chat.MODEL, config.model());
    URI url;
    try {
      url = URI.create(ConfigRules.url(chat.baseUrl(variables).strip(), "api_url"));
    } catch (ProblemException e) {
      return TestOutcome.error("its URL (" + chat.baseUrlVariable() + ") is not usable");
    }
    Optional<String> key =
        chat.keyVariables(variables).stream()
            .map(name -> variables.getOrDefault(name, "").strip())
            .filter(value -> !value.isEmpty())
            .findFirst();
    if (key.isEmpty() && chat.needsKey(variables)) {
      return TestOutcome.error(
          "it needs a key: save one, or set " + String.join(" or ", chat.keyVariables()));
    }
    if (key.isPresent() && !ConfigRules.isKey(key.get())) {
      return TestOutcome.error("the key in its environment holds characters that no key can have");
    }
    try {
      return contact.contact(
          new ModelToAsk(
              url,
              key.orElse(null),
              chat.model(variables),
              chat.settings(),
              chat.headers(variables)));
    } catch (InvalidHeaderException e) {
      return TestOutcome.error(String.valueOf(e.getMessage()));
    }
  }

  private static void deliver(Map<String, String> variables, String name, @Nullable String value) {
    variables.put(name, Objects.requireNonNullElse(value, ""));
  }
}
