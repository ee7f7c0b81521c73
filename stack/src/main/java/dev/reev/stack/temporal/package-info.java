/** The embedded Temporal server, and the protection of its Web UI. */
@NullMarked
package dev.reev.stack.temporal;

import org.jspecify.annotations.NullMarked;
