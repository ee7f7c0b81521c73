/** Benchmark files: the model, the validating reader, the catalogue in a folder. */
@NullMarked
package dev.reev.benchmarks.benchmark;

import org.jspecify.annotations.NullMarked;
