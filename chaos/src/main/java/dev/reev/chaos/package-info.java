/** The kill matrix: runs a stack of its own, kills its processes, and checks its promises. */
@NullMarked
package dev.reev.chaos;

import org.jspecify.annotations.NullMarked;
