/** Ends of commands: exit codes, and failures shown as one line. */
@NullMarked
package dev.reev.stack.outcome;

import org.jspecify.annotations.NullMarked;
