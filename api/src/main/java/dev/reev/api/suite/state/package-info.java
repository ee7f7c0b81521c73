/** Stored suites and items, and their state transitions. */
@NullMarked
package dev.reev.api.suite.state;

import org.jspecify.annotations.NullMarked;
