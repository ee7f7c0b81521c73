/** The script {@code ./reev}, which builds and then starts the command. */
@NullMarked
package dev.reev.cli.launcher;

import org.jspecify.annotations.NullMarked;
