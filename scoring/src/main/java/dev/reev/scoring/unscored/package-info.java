/** Reasons why a session gets no score. */
@NullMarked
package dev.reev.scoring.unscored;

import org.jspecify.annotations.NullMarked;
