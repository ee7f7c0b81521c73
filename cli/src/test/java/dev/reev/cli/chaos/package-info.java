/** Tests of the kill matrix. */
@NullMarked
package dev.reev.cli.chaos;

import org.jspecify.annotations.NullMarked;
