/** Proves that a benchmark can tell right from wrong: the mutation test of a benchmark file. */
@NullMarked
package dev.reev.runner.prove;

import org.jspecify.annotations.NullMarked;
