package dev.reev.api.agent;

import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Most runs of an agent under way at the same time, on all hosts together. Agents that are not
 * listed have no limit.
 */
public final class AgentLimits {

  /** Up to a million: more is no limit. */
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,5}");

  private static final String NO_LIMIT = "unlimited";

  private volatile Map<String, Integer> byAgent;

  private AgentLimits(Map<String, Integer> byAgent) {
    this.byAgent = Map.copyOf(byAgent);
  }

  /**
   * Those of the agents' definitions, changed by a setting.
   *
   * @param setting for example {@code local=2,glm-4.6=4,my-bot=unlimited}; may be empty
   * @throws InvalidSettingException when the setting is wrong
   */
  static AgentLimits of(AgentCatalogue agents, String setting) {
    SortedMap<String, Integer> limits = new TreeMap<>(agents.limits());
    for (String entry : setting.split(",", -1)) {
      if (!entry.isBlank()) {
        apply(entry.strip(), agents, limits);
      }
    }
    return new AgentLimits(limits);
  }

  /** 1 or more for each agent that has a limit; another map after the agents were read again. */
  public Map<String, Integer> byAgent() {
    return byAgent;
  }

  /** Holds from now on what another one holds, for everybody who has this one. */
  void replaceBy(AgentLimits other) {
    byAgent = other.byAgent;
  }

  /** Null when there is none. */
  public @Nullable Integer of(String agent) {
    return byAgent.get(agent);
  }

  private static void apply(
      String entry, AgentCatalogue agents, SortedMap<String, Integer> limits) {
    int equals = entry.indexOf('=');
    String agent = equals < 0 ? entry : entry.substring(0, equals).strip();
    String limit = equals < 0 ? "" : entry.substring(equals + 1).strip();
    if (!agents.names().contains(agent)) {
      throw wrong(
          "'%s' is not an agent; allowed: %s".formatted(agent, String.join(", ", agents.names())));
    }
    if (limit.equals(NO_LIMIT)) {
      limits.remove(agent);
    } else if (LIMIT.matcher(limit).matches()) {
      limits.put(agent, Integer.valueOf(limit));
    } else {
      throw wrong(
          "the limit of %s is '%s'; allowed: 1 to 999999, or %s".formatted(agent, limit, NO_LIMIT));
    }
  }

  private static InvalidSettingException wrong(String what) {
    return new InvalidSettingException("REEV_AGENT_LIMITS: " + what);
  }
}
