/** Tests of the kill matrix. */
@NullMarked
package dev.reev.chaos;

import org.jspecify.annotations.NullMarked;
