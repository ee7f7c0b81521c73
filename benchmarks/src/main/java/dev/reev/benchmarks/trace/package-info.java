/** How all programs of Reev read OpenTelemetry's variables. */
@NullMarked
package dev.reev.benchmarks.trace;

import org.jspecify.annotations.NullMarked;
