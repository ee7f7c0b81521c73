/**
 * Schedules as a resource. Below: their plan, their rows, their copies in Temporal, and how the two
 * are reconciled.
 */
@NullMarked
package dev.reev.api.schedule;

import org.jspecify.annotations.NullMarked;
