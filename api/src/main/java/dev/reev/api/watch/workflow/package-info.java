/** The activities of a tick: opened, judged, told, closed, reconciled. */
@NullMarked
package dev.reev.api.watch.workflow;

import org.jspecify.annotations.NullMarked;
