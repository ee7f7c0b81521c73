package dev.reev.statistics;

import dev.reev.statistics.ComparisonResult.Side;
import org.jspecify.annotations.Nullable;

/**
 * Evidence for a verdict.
 *
 * @param difference null without a pair
 * @param interval null when the data do not suffice
 * @param negligible see {@link DifferenceInterval#negligible}
 */
record Evidence(
    Side base,
    Side candidate,
    @Nullable Double difference,
    @Nullable Interval interval,
    PValue test,
    boolean negligible) {}
