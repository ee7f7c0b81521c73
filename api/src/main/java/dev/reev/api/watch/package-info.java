/**
 * The ticks of watched schedules as a resource. Below: the rule of a watch, its verdict, its rows,
 * its workflow.
 */
@NullMarked
package dev.reev.api.watch;

import org.jspecify.annotations.NullMarked;
