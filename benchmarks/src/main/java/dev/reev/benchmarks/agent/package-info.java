/** The agents a run can ask for. */
@NullMarked
package dev.reev.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
