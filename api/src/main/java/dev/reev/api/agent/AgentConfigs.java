package dev.reev.api.agent;

import dev.reev.activities.secret.AgentConfig;
import dev.reev.activities.secret.SealException;
import dev.reev.activities.secret.SealedConfigs;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Configs of agents: given ones completed by stored ones. A stored key goes to the URL it was saved
 * for and to no other.
 */
@Component
public class AgentConfigs {

  private final AgentCatalogue agents;
  private final StoredConfigs stored;
  private final SealedConfigs sealedConfigs;
  private final OutboundHosts outbound;

  AgentConfigs(
      AgentCatalogue agents,
      StoredConfigs stored,
      SealedConfigs sealedConfigs,
      OutboundHosts outbound) {
    this.agents = agents;
    this.stored = stored;
    this.sealedConfigs = sealedConfigs;
    this.outbound = outbound;
  }

  /**
   * The config of a run, sealed for its worker; null when there is nothing to tell it.
   *
   * @param given what came with the order, if anything did
   * @throws ProblemException 400 when that is wrong, 409 when the stored key cannot be opened
   */
  public @Nullable String seal(String agent, @Nullable AgentConfigRequest given) {
    if (!(definition(agent) instanceof AgentDefinition.Chat)) {
      if (given != null && !isEmpty(given)) {
        throw takesNone("config", agent);
      }
      return null;
    }
    String type = given == null ? null : given.agentType();
    if (type != null && !type.equals(agent)) {
      throw ProblemExceptions.invalid(
          "config.agent_type", "must be '" + agent + "', the agent of the run");
    }
    return sealed(
        agent,
        completed(
            agent,
            given == null ? new AgentConfigRequest(agent, null, null, null) : given,
            "config."));
  }

  /**
   * The config of an earlier run for another one: the same URL and model, and the key that is
   * stored for that URL by now, if there is one.
   *
   * @param earlier null when that run had none
   */
  public @Nullable String sealAgain(String agent, @Nullable String earlier) {
    if (earlier == null) {
      return seal(agent, null);
    }
    try {
      AgentConfig config = sealedConfigs.open(agent, earlier);
      String key = storedKey(agent, config.apiUrl());
      return sealed(
          agent,
          new AgentConfig(config.apiUrl(), key == null ? config.apiKey() : key, config.model()));
    } catch (SealException e) {
      throw StoredConfigs.unreadable(
          "the config of that run cannot be opened: "
              + e.getMessage()
              + "; submit a new run instead");
    }
  }

  void save(AgentConfigRequest given) {
    String agent = chat(given).name();
    stored.save(agent, completed(agent, given, ""));
  }

  /** What is stored, with the key masked. */
  public Optional<AgentConfigView> find(String agent) {
    return stored
        .find(agent)
        .map(
            config ->
                new AgentConfigView(
                    agent,
                    config.apiUrl(),
                    MaskedKey.of(stored.key(config)),
                    config.model(),
                    config.updatedAt()));
  }

  boolean delete(String agent) {
    return stored.delete(agent);
  }

  /** The given config with what is stored in place of what it leaves out. */
  AgentConfig completed(String agent, AgentConfigRequest given, String prefix) {
    AgentConfigRequest checked = ConfigRules.checked(given, prefix);
    requireOpen(checked.apiUrl(), prefix + given.urlField());
    Optional<StoredConfig> known = stored.find(agent);
    String url = part(checked.apiUrl(), known.map(StoredConfig::apiUrl).orElse(null));
    String model = part(checked.model(), known.map(StoredConfig::model).orElse(null));
    String key = checked.apiKey();
    if (key == null) {
      return new AgentConfig(url, storedKey(agent, url), model);
    }
    if (MaskedKey.is(key)) {
      return new AgentConfig(url, keptKey(agent, url, prefix), model);
    }
    return new AgentConfig(url, part(key, null), model);
  }

  /** A host that does not resolve here may resolve on the runner's host. */
  private void requireOpen(@Nullable String url, String field) {
    try {
      String refusal = url == null || url.isEmpty() ? null : outbound.refusal(URI.create(url));
      if (refusal != null) {
        throw ProblemExceptions.invalid(field, refusal);
      }
    } catch (UnknownHostException e) {
      // The connection test reports it.
    }
  }

  /** The definition of an agent that clients name. */
  AgentDefinition definition(@Nullable String agent) {
    return Optional.ofNullable(agent)
        .flatMap(agents::find)
        .orElseThrow(
            () ->
                ProblemExceptions.invalid(
                    "agent_type",
                    (agent == null ? "is missing" : "'" + agent + "' is not available")
                        + "; allowed: "
                        + String.join(", ", agents.names())));
  }

  private AgentDefinition chat(AgentConfigRequest given) {
    AgentDefinition definition = definition(given.agentType());
    if (definition instanceof AgentDefinition.Chat) {
      return definition;
    }
    throw takesNone("agent_type", definition.name());
  }

  private String keptKey(String agent, @Nullable String url, String prefix) {
    String key = storedKey(agent, url);
    if (key == null) {
      throw ProblemExceptions.invalid(
          prefix + "api_key",
          "is masked, and no key is stored for this agent and api_url; send the key again");
    }
    return key;
  }

  private @Nullable String storedKey(String agent, @Nullable String url) {
    return stored
        .find(agent)
        .filter(config -> Objects.equals(config.apiUrl(), url))
        .map(stored::key)
        .orElse(null);
  }

  private @Nullable String sealed(String agent, AgentConfig config) {
    try {
      return config.equals(AgentConfig.NONE) ? null : sealedConfigs.seal(agent, config);
    } catch (SealException e) {
      throw StoredConfigs.unreadable("the config cannot be sealed for the run: " + e.getMessage());
    }
  }

  private static ProblemException takesNone(String field, String agent) {
    return ProblemExceptions.invalid(
        field, "must be of an agent that asks a model; '" + agent + "' takes no config");
  }

  private static boolean isEmpty(AgentConfigRequest given) {
    return part(given.url(), null) == null
        && part(given.apiKey(), null) == null
        && part(given.model(), null) == null;
  }

  private static @Nullable String part(@Nullable String given, @Nullable String known) {
    if (given == null) {
      return known;
    }
    return given.isBlank() ? null : given;
  }
}
