/** Suites: benchmarks x agents x repeats, ordered as one. */
@NullMarked
package dev.reev.api.suite;

import org.jspecify.annotations.NullMarked;
