/** Finds the runs and suites that the words of a command stand for. */
@NullMarked
package dev.reev.cli.lookup;

import org.jspecify.annotations.NullMarked;
