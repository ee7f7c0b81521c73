/** Compares instructions with the expected ones, for readers; not part of the score. */
@NullMarked
package dev.reev.scoring.comparison;

import org.jspecify.annotations.NullMarked;
