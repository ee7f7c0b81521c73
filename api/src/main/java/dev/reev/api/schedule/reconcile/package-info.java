/** How edits of a schedule get to Temporal, and those made there come back. */
@NullMarked
package dev.reev.api.schedule.reconcile;

import org.jspecify.annotations.NullMarked;
