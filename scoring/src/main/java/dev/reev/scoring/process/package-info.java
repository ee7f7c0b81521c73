/** Judges the way an agent took, from the events of its run. */
@NullMarked
package dev.reev.scoring.process;

import org.jspecify.annotations.NullMarked;
