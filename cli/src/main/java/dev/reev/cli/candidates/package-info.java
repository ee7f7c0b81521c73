/** Known words: candidates for completion, and suggestions for mistyped ones. */
@NullMarked
package dev.reev.cli.candidates;

import org.jspecify.annotations.NullMarked;
