/** Synchronizes schedules with Temporal in both directions. */
@NullMarked
package dev.reev.api.schedule.reconcile;

import org.jspecify.annotations.NullMarked;
