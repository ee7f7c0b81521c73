/** Runs: the list, one run with all that is known of it, and the order of a new one. */
@NullMarked
package dev.reev.api.dashboard.runs;

import org.jspecify.annotations.NullMarked;
