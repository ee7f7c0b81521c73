/** Schedules: suites that are ordered again and again. */
@NullMarked
package dev.reev.cli.schedule;

import org.jspecify.annotations.NullMarked;
