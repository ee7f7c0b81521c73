/** What monitoring systems read: counters, times and gauges of runs. */
@NullMarked
package dev.reev.api.metrics;

import org.jspecify.annotations.NullMarked;
