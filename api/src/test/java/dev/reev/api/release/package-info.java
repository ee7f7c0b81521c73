/** Databases that earlier versions left, and how the next one is recorded. */
@NullMarked
package dev.reev.api.release;

import org.jspecify.annotations.NullMarked;
