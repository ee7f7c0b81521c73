/** The session file: what a runner leaves behind, its atomic writer and its distrustful reader. */
@NullMarked
package dev.reev.benchmarks.session;

import org.jspecify.annotations.NullMarked;
