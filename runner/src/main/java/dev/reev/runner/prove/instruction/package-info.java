/** Decoded instructions of well-known programs, ready for changes. */
@NullMarked
package dev.reev.runner.prove.instruction;

import org.jspecify.annotations.NullMarked;
