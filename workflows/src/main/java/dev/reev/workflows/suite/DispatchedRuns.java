package dev.reev.workflows.suite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a dispatch. Its size is bounded: a benchmark text has up to 256 KiB, a payload up to 2
 * MiB.
 *
 * @param runs runs to start now; they already count as under way
 * @param underWay runs of the suite that have a workflow and have not ended
 * @param open runs of the suite that have not ended
 * @param more whether the suite's concurrency allows another dispatch at once: this one was full
 * @param heldBack whether runs wait for their agents' limits although the suite's concurrency would
 *     allow them
 * @param generation how often items of the suite were submitted: 1, and one more for each retry
 * @param display null from an API of an earlier release
 */
public record DispatchedRuns(
    List<DispatchedRun> runs,
    int underWay,
    int open,
    boolean more,
    boolean heldBack,
    int generation,
    @Nullable SuiteDisplay display) {}
