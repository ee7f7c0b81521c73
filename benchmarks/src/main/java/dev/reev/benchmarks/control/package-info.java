/** What the control agents score on the shipped benchmarks. */
@NullMarked
package dev.reev.benchmarks.control;

import org.jspecify.annotations.NullMarked;
