/** The rows of score sets and of the scores in them. */
@NullMarked
package dev.reev.api.score.state;

import org.jspecify.annotations.NullMarked;
