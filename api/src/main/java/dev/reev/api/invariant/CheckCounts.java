package dev.reev.api.invariant;

import java.util.List;

/**
 * Number of runs under way as each side counts them.
 *
 * @param openRows runs that wait or run
 * @param runningRows of these, those whose runner was started
 * @param openWorkflows in Temporal
 * @param liveAttempts attempts with live processes, on all hosts that answered
 * @param hosts hosts that answered
 * @param silentHosts hosts that had an attempt within a day and did not answer
 */
public record CheckCounts(
    int openRows,
    int runningRows,
    int openWorkflows,
    int liveAttempts,
    List<String> hosts,
    List<String> silentHosts) {}
