/** Workflows of schedules: a tick submits a suite, waits for it and has it judged. */
@NullMarked
package dev.reev.workflows.schedule;

import org.jspecify.annotations.NullMarked;
