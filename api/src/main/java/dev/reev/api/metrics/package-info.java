/** Metrics for monitoring systems: counters, timers and gauges of runs. */
@NullMarked
package dev.reev.api.metrics;

import org.jspecify.annotations.NullMarked;
