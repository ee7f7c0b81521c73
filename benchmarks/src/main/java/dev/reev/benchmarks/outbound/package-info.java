/** Where Reev may be sent by an address that somebody wrote. */
@NullMarked
package dev.reev.benchmarks.outbound;

import org.jspecify.annotations.NullMarked;
