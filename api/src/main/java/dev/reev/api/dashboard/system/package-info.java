/** The system page: health of the parts of Reev. */
@NullMarked
package dev.reev.api.dashboard.system;

import org.jspecify.annotations.NullMarked;
