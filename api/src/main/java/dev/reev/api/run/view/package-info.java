/** Runs, their attempts and their sessions as they are shown, one or a page of them. */
@NullMarked
package dev.reev.api.run.view;

import org.jspecify.annotations.NullMarked;
