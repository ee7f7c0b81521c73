package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.runner.agent.Agent;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.tool.Tool;
import java.util.List;

/**
 * Collaborators of a run.
 *
 * @param tools tools that the agent may call
 */
record RunParts(
    Benchmark benchmark,
    Agent agent,
    List<Tool> tools,
    LedgerClient ledger,
    Evidence evidence,
    Stopwatch stopwatch) {}
