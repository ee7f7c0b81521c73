package dev.reev.api.watch.state;

import dev.reev.workflows.schedule.TickDecision;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tick as stored.
 *
 * @param occurrences more than one only for missed or skipped ticks
 * @param workflowId null exactly when the tick did not run
 * @param suite null when none could be ordered, or it has been deleted since
 * @param baseline suite it was compared with; null when there was none
 * @param decision null before the end, and when there is nothing to decide
 * @param regressed agents that got worse, when that is the decision
 * @param firstBad the tick with which the regression began
 * @param changes JSON of the differences from the baseline
 */
public record StoredTick(
    UUID id,
    UUID schedule,
    String scheduleName,
    TickState state,
    int occurrences,
    @Nullable String workflowId,
    @Nullable UUID suite,
    @Nullable UUID baseline,
    @Nullable TickDecision decision,
    @Nullable String reason,
    List<String> regressed,
    @Nullable UUID firstBad,
    @Nullable String changes,
    @Nullable Instant scheduledAt,
    Instant openedAt,
    @Nullable Instant endedAt) {}
