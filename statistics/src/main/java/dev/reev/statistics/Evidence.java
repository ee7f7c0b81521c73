package dev.reev.statistics;

import dev.reev.statistics.ComparisonResult.Side;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict rests on.
 *
 * @param difference null without a pair
 * @param interval null when there is too little to tell
 * @param negligible see {@link DifferenceInterval#negligible}
 */
record Evidence(
    Side base,
    Side candidate,
    @Nullable Double difference,
    @Nullable Interval interval,
    PValue test,
    boolean negligible) {}
