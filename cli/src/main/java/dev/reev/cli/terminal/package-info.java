/** Output for users: live lines and colours on a terminal, plain lines in a pipe. */
@NullMarked
package dev.reev.cli.terminal;

import org.jspecify.annotations.NullMarked;
