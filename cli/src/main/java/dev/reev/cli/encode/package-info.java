/** Instruction data for whoever writes a benchmark. */
@NullMarked
package dev.reev.cli.encode;

import org.jspecify.annotations.NullMarked;
