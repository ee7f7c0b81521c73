/** Finds secrets in the output of programs before it is stored or shown. */
@NullMarked
package dev.reev.benchmarks.secret;

import org.jspecify.annotations.NullMarked;
