package dev.reev.api.dashboard.agents;

import dev.reev.api.agent.AgentConfigView;
import dev.reev.benchmarks.agent.AgentDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the page shows it.
 *
 * @param chat its own settings when it asks a model; null for any other kind
 * @param command its words when it is a program; empty for any other kind
 * @param limit most runs of it at a time; null for no limit
 * @param config what is stored for it; null for nothing
 * @param problem why what is stored cannot be shown; null when it can
 * @param underWay its runs that have been started and have not ended
 * @param results runs with a score
 * @param mean of their scores, 0 to 1; null without a result
 */
record AgentRow(
    String name,
    AgentDefinition.@Nullable Chat chat,
    List<String> command,
    @Nullable Integer limit,
    @Nullable AgentConfigView config,
    @Nullable String problem,
    long underWay,
    long results,
    long passed,
    @Nullable Double mean) {}
