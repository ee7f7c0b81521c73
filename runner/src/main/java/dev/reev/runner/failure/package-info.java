/** Failures that leave a run without a score. */
@NullMarked
package dev.reev.runner.failure;

import org.jspecify.annotations.NullMarked;
