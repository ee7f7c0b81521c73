/** The tools that agents may call. */
@NullMarked
package dev.reev.runner.tool;

import org.jspecify.annotations.NullMarked;
