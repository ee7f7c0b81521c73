/** Score sets and scores as they are shown, one or a page of them. */
@NullMarked
package dev.reev.api.score.view;

import org.jspecify.annotations.NullMarked;
