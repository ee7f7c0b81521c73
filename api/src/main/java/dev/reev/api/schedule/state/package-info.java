/** The rows of schedules, and the commands that wait for Temporal. */
@NullMarked
package dev.reev.api.schedule.state;

import org.jspecify.annotations.NullMarked;
