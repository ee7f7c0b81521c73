/** Runs: accepting, starting, stopping, storing and showing them. */
@NullMarked
package dev.reev.api.run;

import org.jspecify.annotations.NullMarked;
