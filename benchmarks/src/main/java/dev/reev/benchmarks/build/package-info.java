/** Which sources Reev was built from. */
@NullMarked
package dev.reev.benchmarks.build;

import org.jspecify.annotations.NullMarked;
