/** The result in readable form. */
@NullMarked
package dev.reev.runner.report;

import org.jspecify.annotations.NullMarked;
