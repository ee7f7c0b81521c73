package dev.reev.api.agent;

import dev.reev.api.problem.FieldProblem;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.agent.NewAgent;
import dev.reev.benchmarks.net.WebAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Restrictions on agents added by clients, though not on those an operator writes into the file: no
 * way out of the sandbox, no network that is closed to clients, no key of another agent.
 */
@Component
class AddedAgentRules {

  /** Only as itself does the proxy of an agent let it reach an address that is not public. */
  private static final Pattern CLOSED =
      Pattern.compile("(?i)[0-9./:]+|(.*\\.)?localhost\\.?(:[0-9]+)?");

  private static final String BY_HAND = "; the operator can write that into the file by hand";

  private final AgentCatalogue agents;
  private final OutboundHosts hosts;

  AddedAgentRules(AgentCatalogue agents, OutboundHosts hosts) {
    this.agents = agents;
    this.hosts = hosts;
  }

  boolean isKnown(String name) {
    return agents.allNames().contains(name);
  }

  /** Of an agent without {@link NewAgent#faults}. */
  List<FieldProblem> problems(NewAgent agent) {
    List<FieldProblem> problems = new ArrayList<>();
    if (agent.fields().path("unconfined").asBoolean(false)) {
      problems.add(
          new FieldProblem("unconfined", "must be false, or not there, in a request" + BY_HAND));
    }
    String address = agent.fields().path("base_url").asString("");
    URI url = WebAddress.parse(address).orElse(null);
    String refusal = address.isEmpty() ? null : refusal(url);
    if (refusal != null) {
      problems.add(new FieldProblem("base_url", refusal));
    }
    if (agent.fields().path("network").valueStream().anyMatch(AddedAgentRules::isClosed)) {
      problems.add(
          new FieldProblem(
              "network", "must name public hosts, no address and no localhost" + BY_HAND));
    }
    for (String variable : agent.variables()) {
      owner(variable, url)
          .ifPresent(
              owner ->
                  problems.add(
                      new FieldProblem(
                          field(agent),
                          "must not name %s, which holds a key of the agent %s for another address"
                                  .formatted(variable, owner)
                              + BY_HAND)));
    }
    return problems;
  }

  /** A host that does not resolve here may resolve on the runner's host. */
  private @Nullable String refusal(@Nullable URI url) {
    try {
      return url == null ? "must be http(s)://host[:port][/path]" : hosts.refusal(url);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean isClosed(JsonNode host) {
    return CLOSED.matcher(host.asString("")).matches();
  }

  private static String field(NewAgent agent) {
    return agent.fields().has("variables") ? "variables" : "key_variable";
  }

  /** The agent whose key would go elsewhere; none when it goes where it goes already. */
  private Optional<String> owner(String variable, @Nullable URI url) {
    List<AgentDefinition> owners =
        agents.names().stream()
            .flatMap(name -> agents.find(name).stream())
            .filter(agent -> agent.secretVariables().contains(variable))
            .toList();
    return owners.stream().anyMatch(owner -> isAt(owner, url))
        ? Optional.empty()
        : owners.stream().map(AgentDefinition::name).findFirst();
  }

  private static boolean isAt(AgentDefinition agent, @Nullable URI url) {
    return url != null
        && agent instanceof AgentDefinition.Chat chat
        && WebAddress.parse(chat.baseUrl())
            .filter(
                its ->
                    Objects.equals(its.getScheme(), url.getScheme())
                        && WebAddress.host(its).equalsIgnoreCase(WebAddress.host(url))
                        && WebAddress.port(its) == WebAddress.port(url))
            .isPresent();
  }
}
