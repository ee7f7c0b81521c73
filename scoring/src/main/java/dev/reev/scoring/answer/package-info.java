/** Judges data that an agent answered with. */
@NullMarked
package dev.reev.scoring.answer;

import org.jspecify.annotations.NullMarked;
