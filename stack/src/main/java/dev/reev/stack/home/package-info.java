/** The data folder of a stack: its lock, its description, its permissions. */
@NullMarked
package dev.reev.stack.home;

import org.jspecify.annotations.NullMarked;
