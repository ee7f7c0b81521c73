/** An embedded stack: Temporal and the API as child processes of one owner. */
@NullMarked
package dev.reev.stack;

import org.jspecify.annotations.NullMarked;
