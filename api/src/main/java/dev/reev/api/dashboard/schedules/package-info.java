/** Schedules: the list, one with its calendar and ticks, one tick with its evidence, a new one. */
@NullMarked
package dev.reev.api.dashboard.schedules;

import org.jspecify.annotations.NullMarked;
