/** Commands that show runs, agents and benchmarks. */
@NullMarked
package dev.reev.cli.inspect;

import org.jspecify.annotations.NullMarked;
