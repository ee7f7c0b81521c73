/** Instructions of well-known programs, taken apart so that they can be changed. */
@NullMarked
package dev.reev.runner.prove.instruction;

import org.jspecify.annotations.NullMarked;
