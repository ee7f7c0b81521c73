/** How a command ends: exit codes and failures that are shown as one line. */
@NullMarked
package dev.reev.stack.outcome;

import org.jspecify.annotations.NullMarked;
