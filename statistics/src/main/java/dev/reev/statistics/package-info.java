/**
 * What many runs say together: means, pass rates, how sure they are, and whether one lot is better
 * than another. Pure functions of observations; formulas, sources and limits are in
 * docs/statistics.md.
 */
@NullMarked
package dev.reev.statistics;

import org.jspecify.annotations.NullMarked;
