/** Files that somebody else wrote. */
@NullMarked
package dev.reev.benchmarks.file;

import org.jspecify.annotations.NullMarked;
