/** Mutation test of benchmark files: proves that a benchmark tells right from wrong. */
@NullMarked
package dev.reev.runner.prove;

import org.jspecify.annotations.NullMarked;
