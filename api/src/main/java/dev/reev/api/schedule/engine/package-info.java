/** Schedules as Temporal holds them. */
@NullMarked
package dev.reev.api.schedule.engine;

import org.jspecify.annotations.NullMarked;
