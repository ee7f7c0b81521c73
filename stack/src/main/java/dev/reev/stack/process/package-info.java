/** Child processes: tied to their owner, and recognised after it is gone. */
@NullMarked
package dev.reev.stack.process;

import org.jspecify.annotations.NullMarked;
