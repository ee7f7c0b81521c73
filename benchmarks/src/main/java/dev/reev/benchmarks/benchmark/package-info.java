/** Benchmark files: the model, the reader that checks them, the suite in a folder. */
@NullMarked
package dev.reev.benchmarks.benchmark;

import org.jspecify.annotations.NullMarked;
