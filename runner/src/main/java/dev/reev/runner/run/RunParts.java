package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.runner.agent.Agent;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.tool.Tools;

/** What comes together in a run. */
record RunParts(
    Benchmark benchmark,
    Agent agent,
    Tools tools,
    LedgerClient ledger,
    Evidence evidence,
    Stopwatch stopwatch) {}
