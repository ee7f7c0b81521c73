/** Runs while they go on: progress, the event stream, logs. */
@NullMarked
package dev.reev.api.live;

import org.jspecify.annotations.NullMarked;
