/** The rows of ticks and of their verdicts. */
@NullMarked
package dev.reev.api.watch.state;

import org.jspecify.annotations.NullMarked;
