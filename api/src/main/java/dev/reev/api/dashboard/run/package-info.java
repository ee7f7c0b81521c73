/** One run: what is known of it while it goes on and afterwards. */
@NullMarked
package dev.reev.api.dashboard.run;

import org.jspecify.annotations.NullMarked;
