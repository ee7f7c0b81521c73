/** Runs and suites that are under way: to follow and to stop them. */
@NullMarked
package dev.reev.cli.underway;

import org.jspecify.annotations.NullMarked;
