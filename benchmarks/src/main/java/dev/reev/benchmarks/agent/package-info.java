/** The agents that runs can name. */
@NullMarked
package dev.reev.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
