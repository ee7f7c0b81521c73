/** The regression watch: what the ticks of a schedule say of its agents. */
@NullMarked
package dev.reev.api.watch;

import org.jspecify.annotations.NullMarked;
