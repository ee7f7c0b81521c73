/** Secrets of agents: sealed in transit, masked in all files and output of a run. */
@NullMarked
package dev.reev.activities.secret;

import org.jspecify.annotations.NullMarked;
