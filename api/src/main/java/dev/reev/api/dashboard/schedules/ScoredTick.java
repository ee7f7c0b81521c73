package dev.reev.api.dashboard.schedules;

import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.watch.state.TickScore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tick with the scores of its agents.
 *
 * @param baseline the suite that it was compared with; null without one
 * @param regressed agents that are worse, when that is the decision
 * @param changes how it differs from that
 */
record ScoredTick(
    UUID id,
    Instant at,
    @Nullable UUID suite,
    @Nullable UUID baseline,
    List<String> regressed,
    List<ProvenanceChange> changes,
    List<TickScore> scores) {}
