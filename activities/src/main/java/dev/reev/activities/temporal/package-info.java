/**
 * The connection to Temporal and the start of the workers, for every process that hosts workers.
 */
@NullMarked
package dev.reev.activities.temporal;

import org.jspecify.annotations.NullMarked;
