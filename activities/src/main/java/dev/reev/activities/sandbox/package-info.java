/** Sandboxes and limits for runners. */
@NullMarked
package dev.reev.activities.sandbox;

import org.jspecify.annotations.NullMarked;
