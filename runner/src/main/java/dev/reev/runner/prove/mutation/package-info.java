/** Variants of a right solution: equally right ones, and wrong ones. */
@NullMarked
package dev.reev.runner.prove.mutation;

import org.jspecify.annotations.NullMarked;
