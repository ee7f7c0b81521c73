/** Traces: which spans are recorded, and how a trace continues in another process or later. */
@NullMarked
package dev.reev.activities.trace;

import org.jspecify.annotations.NullMarked;
