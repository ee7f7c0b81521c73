/** Checks the agent's way to the result, from the events of its run. */
@NullMarked
package dev.reev.scoring.process;

import org.jspecify.annotations.NullMarked;
