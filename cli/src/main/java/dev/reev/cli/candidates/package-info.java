/** Words that a shell can complete to. */
@NullMarked
package dev.reev.cli.candidates;

import org.jspecify.annotations.NullMarked;
