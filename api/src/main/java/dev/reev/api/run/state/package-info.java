/** Stored runs and their state transitions. */
@NullMarked
package dev.reev.api.run.state;

import org.jspecify.annotations.NullMarked;
