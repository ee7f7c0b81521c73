/**
 * The ticks of watched schedules as a REST resource. The packages below hold the rule of a watch,
 * the judge of ticks, their rows, their workflow, and the last verdicts of schedules.
 */
@NullMarked
package dev.reev.api.watch;

import org.jspecify.annotations.NullMarked;
