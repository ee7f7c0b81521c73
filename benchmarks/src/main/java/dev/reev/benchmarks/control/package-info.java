/** Scores of the control agents on the shipped benchmarks. */
@NullMarked
package dev.reev.benchmarks.control;

import org.jspecify.annotations.NullMarked;
