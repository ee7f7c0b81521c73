/** Suites: the workflow that starts their runs, its contracts and payloads. */
@NullMarked
package dev.reev.workflows.suite;

import org.jspecify.annotations.NullMarked;
