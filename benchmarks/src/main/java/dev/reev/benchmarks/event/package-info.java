/** The event file: one JSON line for each thing that happens while a run goes on. */
@NullMarked
package dev.reev.benchmarks.event;

import org.jspecify.annotations.NullMarked;
