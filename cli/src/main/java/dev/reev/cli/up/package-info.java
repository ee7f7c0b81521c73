/** The up and down commands. */
@NullMarked
package dev.reev.cli.up;

import org.jspecify.annotations.NullMarked;
