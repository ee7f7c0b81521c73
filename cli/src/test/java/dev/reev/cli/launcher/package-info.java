/** The script {@code ./reev}, which builds and hands over. */
@NullMarked
package dev.reev.cli.launcher;

import org.jspecify.annotations.NullMarked;
