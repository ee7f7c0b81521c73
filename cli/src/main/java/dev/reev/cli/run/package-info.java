/** The run command: start a run, follow it, report it. */
@NullMarked
package dev.reev.cli.run;

import org.jspecify.annotations.NullMarked;
