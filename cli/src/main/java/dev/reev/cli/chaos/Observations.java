package dev.reev.cli.chaos;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Everything the verdict is made of.
 *
 * @param wantedRuns runs that were to be ordered
 * @param wantedKills kills that were to be done
 * @param kills kills done
 * @param orders accepted runs
 * @param runs every run the server lists
 * @param results number of results the server counts
 * @param performanceRuns number of runs in the totals of the agents
 * @param faults answers of the API that are faults of Reev, such as HTTP 500
 * @param leftovers processes and files that should be gone
 * @param invariants the server's own comparison; empty when it has none
 */
record Observations(
    int wantedRuns,
    int wantedKills,
    List<DoneKill> kills,
    List<Order> orders,
    List<FoundRun> runs,
    long results,
    long performanceRuns,
    List<String> faults,
    List<String> leftovers,
    Optional<JsonNode> invariants) {}
