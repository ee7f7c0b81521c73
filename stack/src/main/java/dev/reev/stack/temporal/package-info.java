/** The embedded Temporal server, and who may open its Web UI. */
@NullMarked
package dev.reev.stack.temporal;

import org.jspecify.annotations.NullMarked;
