/** Schedules as a resource, and how they get to Temporal and back. */
@NullMarked
package dev.reev.api.schedule;

import org.jspecify.annotations.NullMarked;
