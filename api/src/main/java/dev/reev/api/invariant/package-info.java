/** Compares what the database, Temporal and the hosts hold for under way. */
@NullMarked
package dev.reev.api.invariant;

import org.jspecify.annotations.NullMarked;
