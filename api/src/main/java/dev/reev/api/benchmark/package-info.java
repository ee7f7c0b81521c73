/** The catalogue: which benchmarks there are, and every version a run was made from. */
@NullMarked
package dev.reev.api.benchmark;

import org.jspecify.annotations.NullMarked;
