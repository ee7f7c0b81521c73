/**
 * The ticks of watched schedules as a resource. Below: the rule of a watch, how a tick is judged,
 * its rows, its workflow, and where schedules stand by their verdicts.
 */
@NullMarked
package dev.reev.api.watch;

import org.jspecify.annotations.NullMarked;
