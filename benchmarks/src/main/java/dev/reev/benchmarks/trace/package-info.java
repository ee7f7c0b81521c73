/** OpenTelemetry's variables, read in the same way by all programs of Reev. */
@NullMarked
package dev.reev.benchmarks.trace;

import org.jspecify.annotations.NullMarked;
