/** Answers to a benchmark that are known before a run, with accounts by name. */
@NullMarked
package dev.reev.runner.solution;

import org.jspecify.annotations.NullMarked;
