/**
 * Statistics of many runs: means, pass rates, their uncertainty, and comparisons of two sets. Pure
 * functions of observations; formulas, sources and limits are in docs/statistics.md.
 */
@NullMarked
package dev.reev.statistics;

import org.jspecify.annotations.NullMarked;
