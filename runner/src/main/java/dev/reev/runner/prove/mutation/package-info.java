/** Variants of a right solution: ways that are as right, and ways that are wrong. */
@NullMarked
package dev.reev.runner.prove.mutation;

import org.jspecify.annotations.NullMarked;
