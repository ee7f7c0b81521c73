/** Later scores, on the pages of what they are of. */
@NullMarked
package dev.reev.api.dashboard.scores;

import org.jspecify.annotations.NullMarked;
