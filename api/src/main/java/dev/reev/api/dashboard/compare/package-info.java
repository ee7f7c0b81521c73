/** Two lots of runs, one against the other. */
@NullMarked
package dev.reev.api.dashboard.compare;

import org.jspecify.annotations.NullMarked;
