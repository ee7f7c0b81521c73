/** What workflows show of themselves in Temporal's Web UI. */
@NullMarked
package dev.reev.workflows.display;

import org.jspecify.annotations.NullMarked;
