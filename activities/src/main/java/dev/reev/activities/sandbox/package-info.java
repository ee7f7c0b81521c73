/** Keeps a runner from what is not its own, and within its limits. */
@NullMarked
package dev.reev.activities.sandbox;

import org.jspecify.annotations.NullMarked;
