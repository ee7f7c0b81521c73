/** Routes for clients of the first system: runs, logs, diagrams and dumps. */
@NullMarked
package dev.reev.api.legacy;

import org.jspecify.annotations.NullMarked;
