/** Record of a run while it happens: session events, the event file, spans. */
@NullMarked
package dev.reev.runner.evidence;

import org.jspecify.annotations.NullMarked;
