/** Files and folders: who may read them, what they may hold, why they could not be read. */
@NullMarked
package dev.reev.benchmarks.file;

import org.jspecify.annotations.NullMarked;
