/** The result as people read it. */
@NullMarked
package dev.reev.runner.report;

import org.jspecify.annotations.NullMarked;
