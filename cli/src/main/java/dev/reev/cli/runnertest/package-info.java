/** The command that checks a runner against its contract. */
@NullMarked
package dev.reev.cli.runnertest;

import org.jspecify.annotations.NullMarked;
