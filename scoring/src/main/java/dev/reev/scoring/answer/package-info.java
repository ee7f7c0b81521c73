/** Scores the data in an agent's answer. */
@NullMarked
package dev.reev.scoring.answer;

import org.jspecify.annotations.NullMarked;
