/** Source version of this build of Reev. */
@NullMarked
package dev.reev.benchmarks.build;

import org.jspecify.annotations.NullMarked;
