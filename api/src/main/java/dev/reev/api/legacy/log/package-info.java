/** The logs of runs as the clients of the first system read them. */
@NullMarked
package dev.reev.api.legacy.log;

import org.jspecify.annotations.NullMarked;
