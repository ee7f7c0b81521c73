/** Reads of the API with few and with many runs stored. */
@NullMarked
package dev.reev.bench.reads;

import org.jspecify.annotations.NullMarked;
