/** Instruction data for authors of benchmarks. */
@NullMarked
package dev.reev.cli.encode;

import org.jspecify.annotations.NullMarked;
