/** Suites: many runs submitted, followed and judged as one. */
@NullMarked
package dev.reev.cli.suite;

import org.jspecify.annotations.NullMarked;
