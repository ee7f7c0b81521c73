/** Overhead of a run through the API over the bare runner process. */
@NullMarked
package dev.reev.bench.latency;

import org.jspecify.annotations.NullMarked;
