/** The course of one run: arguments in, session file and exit code out. */
@NullMarked
package dev.reev.runner.run;

import org.jspecify.annotations.NullMarked;
