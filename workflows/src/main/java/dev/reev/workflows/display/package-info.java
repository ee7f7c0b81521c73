/** Information about workflows for Temporal's Web UI. */
@NullMarked
package dev.reev.workflows.display;

import org.jspecify.annotations.NullMarked;
