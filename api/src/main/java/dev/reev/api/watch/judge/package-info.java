/** Judges the runs of a tick, agent by agent, up to its verdict. */
@NullMarked
package dev.reev.api.watch.judge;

import org.jspecify.annotations.NullMarked;
