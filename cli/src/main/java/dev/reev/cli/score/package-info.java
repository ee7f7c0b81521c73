/** Scoring stored runs again. */
@NullMarked
package dev.reev.cli.score;

import org.jspecify.annotations.NullMarked;
