/** Benchmarks: the catalogue, one benchmark with its texts. */
@NullMarked
package dev.reev.api.dashboard.benchmarks;

import org.jspecify.annotations.NullMarked;
