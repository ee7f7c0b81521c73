/** Outbound connections to other machines. */
@NullMarked
package dev.reev.benchmarks.net;

import org.jspecify.annotations.NullMarked;
