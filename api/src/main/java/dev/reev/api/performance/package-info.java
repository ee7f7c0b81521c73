/** Results by agent and benchmark, aggregated as they are stored. */
@NullMarked
package dev.reev.api.performance;

import org.jspecify.annotations.NullMarked;
