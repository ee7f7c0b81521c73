/** The reev command line. */
@NullMarked
package dev.reev.cli;

import org.jspecify.annotations.NullMarked;
