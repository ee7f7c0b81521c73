/** Activities of a tick: opening, judging, notifying, closing, reconciling. */
@NullMarked
package dev.reev.api.watch.workflow;

import org.jspecify.annotations.NullMarked;
