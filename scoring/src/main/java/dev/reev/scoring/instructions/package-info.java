/** Scores by similarity to the expected instructions, exactly as the first system did. */
@NullMarked
package dev.reev.scoring.instructions;

import org.jspecify.annotations.NullMarked;
