/** The run command: starts a run, follows it, reports its outcome. */
@NullMarked
package dev.reev.cli.run;

import org.jspecify.annotations.NullMarked;
