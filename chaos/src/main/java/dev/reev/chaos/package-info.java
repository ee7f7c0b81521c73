/**
 * The kill matrix: what a stack of its own keeps of its promises while its processes are killed.
 */
@NullMarked
package dev.reev.chaos;

import org.jspecify.annotations.NullMarked;
