/** Known words: those a shell completes to, and the one somebody probably meant. */
@NullMarked
package dev.reev.cli.candidates;

import org.jspecify.annotations.NullMarked;
