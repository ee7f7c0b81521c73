/** Who holds the data folder of a stack, and what is written there about it. */
@NullMarked
package dev.reev.stack.home;

import org.jspecify.annotations.NullMarked;
