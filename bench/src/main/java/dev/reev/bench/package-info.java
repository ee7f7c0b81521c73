/** Performance of Reev, measured against the floors it is built on. */
@NullMarked
package dev.reev.bench;

import org.jspecify.annotations.NullMarked;
