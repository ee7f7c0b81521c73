/** The session file, which a runner writes: its atomic writer and its distrustful reader. */
@NullMarked
package dev.reev.benchmarks.session;

import org.jspecify.annotations.NullMarked;
