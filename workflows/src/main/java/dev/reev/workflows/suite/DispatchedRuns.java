package dev.reev.workflows.suite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a suite found. Its size is bounded: a benchmark text has up to 256 KiB, a payload
 * up to 2 MiB.
 *
 * @param runs to be started now; they count as under way already
 * @param underWay runs of the suite that have a workflow and have not ended
 * @param open runs of the suite that have not ended
 * @param more whether there are places and runs for another look at once: this answer was full
 * @param heldBack whether runs wait although there are places, since their agents serve no more
 * @param generation how often items of the suite were ordered: 1, and one more for each retry
 * @param display null from an API that had none yet
 */
public record DispatchedRuns(
    List<DispatchedRun> runs,
    int underWay,
    int open,
    boolean more,
    boolean heldBack,
    int generation,
    @Nullable SuiteDisplay display) {}
