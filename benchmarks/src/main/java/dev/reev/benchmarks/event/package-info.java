/** The event file: one JSON line for each event of an open run. */
@NullMarked
package dev.reev.benchmarks.event;

import org.jspecify.annotations.NullMarked;
