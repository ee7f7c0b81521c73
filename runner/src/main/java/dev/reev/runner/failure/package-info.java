/** Why a run has no score. */
@NullMarked
package dev.reev.runner.failure;

import org.jspecify.annotations.NullMarked;
