/** What serves the clients of the first system: their runs, logs, diagrams and dumps. */
@NullMarked
package dev.reev.api.legacy;

import org.jspecify.annotations.NullMarked;
